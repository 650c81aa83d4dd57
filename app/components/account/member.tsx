import type { SerializeFrom } from "@remix-run/node";
import { EmptyState } from "~/components/ui/empty-state";
import { Pagination } from "~/components/ui/pagination";
import { Tabs } from "~/components/ui/tabs";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { PageEdit } from "~/models/member/contributions.server";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { ContributionRow, type ContributionRowData } from "./contribution-row";
import { MemberHead, type MemberProfile } from "./member-head";
import { MemberTrust, type MemberTrustProps } from "./trust";

export type ShownKind = "question" | "answer" | "comment" | "page";

/** What stands in the address for each. */
const SHOW = { question: "questions", answer: "answers", comment: "comments", page: "pages" } as const;

export type MemberPageProps = {
  profile: MemberProfile;
  kind: ShownKind;
  contributions: ContributionRowData[];
  edits: SerializeFrom<PageEdit>[];
  next: string | null;
  isFirst: boolean;
  /** Of the member's own page only. */
  trust: MemberTrustProps["trust"] | null;
};

export function MemberPage({ profile, kind, contributions, edits, next, isFirst, trust }: MemberPageProps) {
  const { t } = usePage();
  const page = (query: Record<string, string>) => withQuery(urls.member(profile.name), query);
  const show = SHOW[kind];
  return (
    <article className="narrow">
      <MemberHead profile={profile} />
      {trust && <MemberTrust trust={trust} addressOf={(product) => page({ show, product })} />}
      <section aria-label={t("account:member.contributions")}>
        <ContributionTabs profile={profile} kind={kind} />
        {contributions.length + edits.length === 0 && <NoContributions name={profile.name} />}
        {contributions.map((contribution) => (
          <ContributionRow key={contribution.id} contribution={contribution} />
        ))}
        {edits.map((edit) => (
          <PageEditRow key={edit.id} edit={edit} />
        ))}
        <Pagination
          newer={isFirst ? null : page({ show })}
          older={next === null ? null : page({ show, after: next })}
        />
      </section>
    </article>
  );
}

function ContributionTabs({ profile, kind }: Pick<MemberPageProps, "profile" | "kind">) {
  const { t } = usePage();
  const tab = (one: ShownKind, text: string, count: number) => ({
    href: withQuery(urls.member(profile.name), { show: SHOW[one] }),
    text,
    isCurrent: kind === one,
    count,
  });
  return (
    <Tabs
      label={t("account:member.contributions")}
      tabs={[
        tab("question", t("account:member.tab-questions"), profile.questionCount),
        tab("answer", t("account:member.tab-answers"), profile.answerCount),
        tab("comment", t("account:member.tab-comments"), profile.commentCount),
        tab("page", t("account:member.tab-pages"), profile.pageEditCount),
      ]}
    />
  );
}

function PageEditRow({ edit }: { edit: SerializeFrom<PageEdit> }) {
  const { t, language } = usePage();
  return (
    <article className="question-row" data-row>
      <p className="count" aria-hidden="true" />
      <div>
        <h2 className="title" {...writtenIn(edit.language, language)}>
          <a href={urls.page(edit)} dir="auto">
            {edit.title}
          </a>
        </h2>
        <p className="meta row">
          <span dir="auto">{edit.summary || (edit.number === 1 ? t("account:member.page-begun") : "")}</span>
          <Time at={edit.at} />
        </p>
      </div>
    </article>
  );
}

function NoContributions({ name }: { name: string }) {
  const { t, actor } = usePage();
  const action = actor?.name === name ? { href: urls.ask(), text: t("common:empty.ask") } : undefined;
  return (
    <EmptyState title={t("common:empty.member.title")} {...(action && { action })}>
      {t("common:empty.member.text")}
    </EmptyState>
  );
}
