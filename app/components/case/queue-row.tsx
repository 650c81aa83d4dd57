import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { DiffParts } from "~/components/revision/diff-parts";
import { Button } from "~/components/ui/button";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { QueueRow as Row } from "~/models/case/queue.server";
import { ruleTitle } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { CaseBox } from "./bulk-choice";
import { Handed } from "./handed";
import { wordsForModerators } from "./reason-words";

/** Enough to know what it is about; who wants to decide opens it, and with "take it" says so to the others. */
export function QueueRow({ row, hasBox, isChosen }: { row: SerializeFrom<Row>; hasBox: boolean; isChosen: boolean }) {
  const { t, actor } = usePage();
  // Whose page it is does not matter then, and what it begins with neither.
  const isOnlySuggested = row.suggestions !== null && row.kinds.every((kind) => kind === "proposal");
  const isMine = row.claim !== null && row.claim.byId === actor?.id;
  return (
    <li className="queue-row" data-row>
      <div className="stack">
        <p className="row">
          {hasBox && <CaseBox caseId={row.id} title={row.title} isChosen={isChosen} />}
          {row.kinds.map((kind) => (
            <Mark key={kind} tone="wait">
              {t(`admin:waiting.${kind}`)}
            </Mark>
          ))}
          {row.answer?.isLate && <Mark tone="bad">{t("decisions:appeal.late")}</Mark>}
          {row.isNewcomer && <Mark>{t("admin:queue.newcomer")}</Mark>}
          <a href={officeUrls.case(row.id)} className="title" {...writtenIn(row.language)}>
            {t(`admin:queue.${row.documentKind}`, { title: row.title })}
          </a>
        </p>
        {!isOnlySuggested && (
          <p className="excerpt" {...writtenIn(row.language)}>
            {row.excerpt}
          </p>
        )}
        {row.suggestions && <Suggested {...row.suggestions} language={row.language} />}
        {row.handover && <Handed handover={row.handover} />}
        <Reasons reasons={row.reasons} />
        <p className="row meta">
          {!isOnlySuggested && <AuthorName author={row.author} authorName={row.authorName} />}
          <span>
            {t("admin:queue.waits-since")} <Time at={row.openedAt} />
          </span>
          {row.answer && (
            <span>
              {t("decisions:appeal.answer-by")} <Time at={row.answer.until} show="date" />
            </span>
          )}
          {row.claim && (
            <span>{isMine ? t("admin:claim.mine") : t("admin:claim.other", { name: row.claim.byName })}</span>
          )}
        </p>
      </div>
      {!row.claim && (
        <form method="post" action={officeUrls.claim(row.id)}>
          <Button name="do" value="take" label={`${t("admin:claim.take")}: ${row.title}`}>
            {t("admin:claim.take")}
          </Button>
        </form>
      )}
    </li>
  );
}

type SuggestedProps = NonNullable<SerializeFrom<Row>["suggestions"]> & { language: string };

/** Who suggests what, as far as one place shows it. */
function Suggested({ first, count, language }: SuggestedProps) {
  const { t } = usePage();
  return (
    <>
      {first.map(({ id, author, summary, change }) => (
        <div key={id}>
          <p className="row meta">
            <span>
              {t("admin:queue.suggested-by")} <AuthorName author={author} />
            </span>
            <a href={officeUrls.proposal(id)} dir="auto">
              {summary || t("admin:proposal.no-summary")}
            </a>
          </p>
          {change.length > 0 && (
            <p className="excerpt" {...writtenIn(language)}>
              <DiffParts parts={change} />
            </p>
          )}
        </div>
      ))}
      {count > first.length && (
        <p className="meta">{t("admin:queue.more-suggestions", { count: count - first.length })}</p>
      )}
    </>
  );
}

function Reasons({ reasons }: { reasons: SerializeFrom<Row>["reasons"] }) {
  const page = usePage();
  const { t } = page;
  const rules = [...new Set(reasons.map((reason) => reason.rule).filter((rule) => rule !== null))];
  const words = reasons
    .map(({ code, parameters }) => wordsForModerators(t, code, parameters))
    .filter((text) => text !== null);
  if (words.length === 0 && rules.length === 0) return null;
  return (
    <p className="row meta">
      {rules.map((rule) => (
        <Mark key={rule} tone="bad">
          {ruleTitle(page, rule)}
        </Mark>
      ))}
      <span>{[...new Set(words)].join(" ")}</span>
    </p>
  );
}
