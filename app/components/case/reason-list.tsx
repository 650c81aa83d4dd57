import { safeMessage } from "~/components/ui/error-words";
import type { MessageValues } from "~/i18n";
import { ruleTitle } from "~/models/rule/titles";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** What moderation gives as a reason; see moderation/publishing. */
export type ReasonLike = {
  code: string;
  rule?: string | null;
  passage?: string;
  parameters?: MessageValues;
};

/** Why a text waits or cannot be posted: the reason, the passage, what to do, the rule it comes from. */
export function ReasonList({ reasons }: { reasons: ReasonLike[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons">
      {reasons.map((reason, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one reason may come twice, and the list never changes.
        <ReasonItem key={index} {...reason} />
      ))}
    </ul>
  );
}

function ReasonItem({ code, rule, passage, parameters = {} }: ReasonLike) {
  const page = usePage();
  const { t } = page;
  const reason = safeMessage(t, `moderation:reason.${code}`, parameters) ?? code;
  const fix = safeMessage(t, `moderation:fix.${code}`, parameters);
  const named = rule ? ruleTitle(page, rule) : null;
  return (
    <li>
      {reason} {passage && <q dir="auto">{passage.slice(0, 200)}</q>} {fix}
      {named && (
        <>
          {" "}
          <a className="meta" href={`${urls.rules()}#${rule}`}>
            {t("common:held.rule", { rule: named })}
          </a>
        </>
      )}
    </li>
  );
}
