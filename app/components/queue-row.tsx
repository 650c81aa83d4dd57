import type { SerializeFrom } from "@remix-run/node";
import { findMessage } from "~/i18n";
import type { QueueRow as Row } from "~/models/queue.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AuthorName } from "./author";
import { Button } from "./ui/button";
import { Mark } from "./ui/mark";
import { Time } from "./ui/time";

/** Enough to know what it is about; who wants to decide opens it, and with "take it" says so to the others. */
export function QueueRow({ row }: { row: SerializeFrom<Row> }) {
  const { t, actor } = usePage();
  const isMine = row.claim !== null && row.claim.byId === actor?.id;
  return (
    <li className="queue-row">
      <div className="stack">
        <p className="row">
          {row.kinds.map((kind) => (
            <Mark key={kind} tone="wait">
              {t(`admin:waiting.${kind}`)}
            </Mark>
          ))}
          {row.isNewcomer && <Mark>{t("admin:queue.newcomer")}</Mark>}
          <a href={officeUrls.case(row.id)} className="title" lang={row.language} dir="auto">
            {t(`admin:queue.${row.documentKind}`, { title: row.title })}
          </a>
        </p>
        <p className="excerpt" lang={row.language} dir="auto">
          {row.excerpt}
        </p>
        <Reasons reasons={row.reasons} />
        <p className="row meta">
          <AuthorName author={row.author} authorName={row.authorName} />
          <span>
            {t("admin:queue.waits-since")} <Time at={row.openedAt} />
          </span>
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

function Reasons({ reasons }: { reasons: SerializeFrom<Row>["reasons"] }) {
  const { t } = usePage();
  const rules = [...new Set(reasons.map((reason) => reason.rule).filter((rule) => rule !== null))];
  const words = reasons
    .map(({ code, parameters }) => findMessage(t, `moderation:reason.${code}`, parameters))
    .filter((text) => text !== null);
  if (words.length === 0 && rules.length === 0) return null;
  return (
    <p className="row meta">
      {rules.map((rule) => (
        <Mark key={rule} tone="bad">
          {findMessage(t, `moderation:rule.${rule}.title`) ?? rule}
        </Mark>
      ))}
      <span>{[...new Set(words)].join(" ")}</span>
    </p>
  );
}
