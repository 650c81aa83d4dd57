// A member's record as moderators read it: who it is, what is restricted, what was decided, and everything they wrote, of every
// kind and state.

import type { SerializeFrom } from "@remix-run/node";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { FormErrors } from "~/components/ui/form-errors";
import { Mark } from "~/components/ui/mark";
import { Pagination } from "~/components/ui/pagination";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import { findMessage } from "~/i18n";
import { writtenIn } from "~/languages/written-in";
import type { AuthorContext } from "~/models/case/author-context.server";
import type { RecordRow } from "~/models/case/decision-record.server";
import type { NoteLine } from "~/models/case/member-notes.server";
import type { WrittenRow } from "~/models/case/member-record.server";
import type { Strike } from "~/models/member/facts.server";
import type { RestrictionRow } from "~/models/member/list.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { AuthorFacts } from "./author-facts";
import { DecisionRow } from "./decision-record";
import { MemberNotes } from "./member-notes";
import { Restrictions } from "./restrictions";
import { Strikes } from "./strikes";

type Props = {
  author: SerializeFrom<AuthorContext> | null;
  written: SerializeFrom<{ rows: WrittenRow[]; next: number | null }>;
  decisions: SerializeFrom<RecordRow>[];
  restrictions: SerializeFrom<RestrictionRow>[];
  strikes: SerializeFrom<Strike>[];
  notes: SerializeFrom<NoteLine>[];
  mayRestrict: boolean;
  isForLonger: boolean;
  begun: { caseId: number | null; rule: string | null };
  isFirst: boolean;
  reply: FormReply | undefined;
};

export function MemberRecord(props: Props) {
  const { t } = usePage();
  const { author, written, decisions, isFirst, reply } = props;
  if (author === null) return null;
  const record = officeUrls.memberRecord(author.name);
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: author.displayName, href: urls.member(author.name) }]} />
        <h1>{t("admin:record.title", { name: author.displayName })}</h1>
      </header>
      <FormErrors
        reply={reply}
        labels={{
          reason: t("admin:restrict.reason"),
          functionName: t("admin:restrict.function"),
          text: t("admin:notes.new"),
        }}
      />
      <AuthorFacts author={author} isLinked={false} />
      {isFirst && <Strikes strikes={props.strikes} isOwn={false} />}
      <RestrictionPart {...props} action={record} name={author.name} />
      {isFirst && <MemberNotes notes={props.notes} action={record} reply={reply} />}
      <section className="stack" aria-labelledby="decided">
        <h2 id="decided">{t("admin:record.decisions")}</h2>
        {decisions.length === 0 ? (
          <p className="meta">{t("admin:record.no-decisions")}</p>
        ) : (
          <ul className="bare stack">
            {decisions.map((row) => (
              <DecisionRow key={row.id} row={row} />
            ))}
          </ul>
        )}
      </section>
      <section className="stack" aria-labelledby="written">
        <h2 id="written">{t("admin:record.written")}</h2>
        <ul className="bare stack">
          {written.rows.map((row) => (
            <Written key={row.id} row={row} />
          ))}
        </ul>
        <Pagination
          newer={isFirst ? null : record}
          older={written.next === null ? null : withQuery(record, { before: `${written.next}` })}
          words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
        />
      </section>
    </article>
  );
}

function RestrictionPart({
  restrictions,
  mayRestrict,
  isForLonger,
  begun,
  action,
  reply,
  name,
}: Props & { action: string; name: string }) {
  const { t } = usePage();
  return (
    <section className="stack" aria-labelledby="restrictions">
      <h2 id="restrictions">{t("admin:members.restrictions")}</h2>
      {mayRestrict ? (
        <>
          <p>
            <a className="button" href={officeUrls.cleanup(name)}>
              {t("admin:cleanup.open")}
            </a>
          </p>
          <Restrictions {...{ restrictions, action, reply, begun, isForLonger }} />
        </>
      ) : (
        <p>{t("moderation:reason.outranked")}</p>
      )}
    </section>
  );
}

function Written({ row }: { row: Props["written"]["rows"][number] }) {
  const { t } = usePage();
  const state = row.state === "published" ? null : findMessage(t, `admin:record.state.${row.state}`);
  return (
    <li>
      <p className="row">
        <Mark>{t(`admin:record.kind.${row.kind}`)}</Mark>
        {state && <Mark tone="wait">{state}</Mark>}
        {row.path === "" ? (
          <span dir="auto">{row.title}</span>
        ) : (
          <a href={row.path} className="title" {...writtenIn(row.language)}>
            {row.title}
          </a>
        )}
      </p>
      <p className="excerpt" {...writtenIn(row.language)}>
        {row.excerpt}
      </p>
      <p className="row meta">
        <Time at={row.at} />
        {row.caseId !== null && (
          <a href={officeUrls.case(row.caseId)}>{t("admin:case.title", { number: row.caseId })}</a>
        )}
      </p>
    </li>
  );
}
