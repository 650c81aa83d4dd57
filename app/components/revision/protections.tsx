import { AuthorName } from "~/components/account/author";
import { Time } from "~/components/ui/time";
import type { ProtectionLine } from "~/models/wiki/protection.server";
import { useT } from "~/page-context";

/** Each protection of a page with its reason: readers of its history see why others might not change it. */
export function Protections({ lines }: { lines: readonly ProtectionLine[] }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{t("wiki:protection.history")}</summary>
      <ul className="bare">
        {lines.map(({ level, reason, by, at, endsAt, liftedAt }) => (
          <li key={at}>
            {t(`wiki:protection.${level}`)} · <Time at={at} show="date" /> · <AuthorName author={by} />
            {endsAt && (
              <>
                {" · "}
                {t("wiki:protection.ends")} <Time at={endsAt} show="date" />
              </>
            )}
            {liftedAt && (
              <>
                {" · "}
                {t("wiki:protection.lifted")} <Time at={liftedAt} show="date" />
              </>
            )}
            {reason !== "" && <p dir="auto">{reason}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
