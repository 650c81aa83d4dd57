import { Notice } from "~/components/ui/notice";
import type { UnknownPart } from "~/forms/question-filters";
import { useT } from "~/page-context";

/** What of an address names nothing, and the list without it. */
export function UnknownParts({ unknown, without }: { unknown: UnknownPart[]; without: string }) {
  const t = useT();
  if (unknown.length === 0) return null;
  return (
    <Notice tone="wait" title={t("forum:unknown.title")}>
      <ul>
        {unknown.map(({ name, value }) => (
          <li key={name}>{t("forum:unknown.part", { name, value })}</li>
        ))}
      </ul>
      <p>
        <a href={without}>{t("forum:unknown.without")}</a>
      </p>
    </Notice>
  );
}
