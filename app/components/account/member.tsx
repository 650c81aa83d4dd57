import type { SerializeFrom } from "@remix-run/node";
import { isModerator, isNamedWithOffice } from "#moderation/permissions/permission";
import { Avatar } from "~/components/ui/avatar";
import { LinkButton } from "~/components/ui/button";
import { Mark } from "~/components/ui/mark";
import { Notice } from "~/components/ui/notice";
import { Pagination } from "~/components/ui/pagination";
import { Tabs } from "~/components/ui/tabs";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { PageEdit } from "~/models/member/profile.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import type { Moment } from "~/relative-time";
import { urls, withQuery } from "~/urls";
import { ContributionRow, type ContributionRowData } from "./contribution-row";
import { MemberTrust, type MemberTrustProps } from "./trust";

export type ShownKind = "question" | "answer" | "comment" | "page";

/** What stands in the address for each. */
const SHOW = { question: "questions", answer: "answers", comment: "comments", page: "pages" } as const;

export type MemberPageProps = {
  profile: {
    name: string;
    displayName: string;
    avatar: string | null;
    about: string;
    role: "member" | "moderator" | "staff" | "admin";
    isUnclaimed: boolean;
    joinedAt: Moment;
    questionCount: number;
    answerCount: number;
    acceptedCount: number;
    commentCount: number;
    pageEditCount: number;
  };
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
  const tabs = [
    {
      href: page({ show: "questions" }),
      text: t("account:member.tab-questions"),
      isCurrent: kind === "question",
      count: profile.questionCount,
    },
    {
      href: page({ show: "answers" }),
      text: t("account:member.tab-answers"),
      isCurrent: kind === "answer",
      count: profile.answerCount,
    },
    {
      href: page({ show: "comments" }),
      text: t("account:member.tab-comments"),
      isCurrent: kind === "comment",
      count: profile.commentCount,
    },
    {
      href: page({ show: "pages" }),
      text: t("account:member.tab-pages"),
      isCurrent: kind === "page",
      count: profile.pageEditCount,
    },
  ];
  return (
    <article className="narrow">
      <MemberHead profile={profile} />
      {trust && <MemberTrust trust={trust} addressOf={(product) => page({ show, product })} />}
      <section aria-label={t("account:member.contributions")}>
        <Tabs label={t("account:member.contributions")} tabs={tabs} />
        {contributions.length + edits.length === 0 && <NoContributions />}
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

function MemberHead({ profile }: Pick<MemberPageProps, "profile">) {
  const { t, actor } = usePage();
  const { name, displayName, avatar, about, isUnclaimed, joinedAt, acceptedCount } = profile;
  return (
    <header className="page-head">
      <Avatar displayName={displayName} avatar={avatar} size="large" />
      <h1>
        <bdi>{displayName}</bdi>
      </h1>
      <p className="meta row">
        <span>@{name}</span>
        {isNamedWithOffice(profile) && <Mark>{t(`common:role.${profile.role}`)}</Mark>}
        {isUnclaimed ? (
          <Mark>{t("account:member.unclaimed")}</Mark>
        ) : (
          <span>
            {t("account:member.joined")} <Time at={joinedAt} show="date" />
          </span>
        )}
        {acceptedCount > 0 && <span>{t("account:member.accepted", { count: acceptedCount })}</span>}
      </p>
      {about && (
        <p className="lines" dir="auto">
          {about}
        </p>
      )}
      {actor?.name === name && (
        <p>
          <LinkButton href={urls.settings("profile")}>{t("account:member.edit")}</LinkButton>
        </p>
      )}
      {isModerator(actor) && actor?.name !== name && (
        <p>
          <a href={officeUrls.memberRecord(name)}>{t("admin:record.open")}</a>
        </p>
      )}
      {isUnclaimed && actor === null && (
        <Notice>
          <p>
            {t("account:member.unclaimed-text")} <a href={urls.claim()}>{t("account:member.claim")}</a>
          </p>
        </Notice>
      )}
    </header>
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

function NoContributions() {
  const { t } = usePage();
  return (
    <div className="empty">
      <h2>{t("common:empty.member.title")}</h2>
      <p>{t("common:empty.member.text")}</p>
    </div>
  );
}
