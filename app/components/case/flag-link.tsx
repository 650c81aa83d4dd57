import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** Small and at the end: pointing at a page that breaks a rule. Members only, and not for what one wrote oneself. */
export function FlagLink({ documentId, author }: { documentId: number; author: { name: string } | null }) {
  const { t, actor } = usePage();
  if (!actor || author?.name === actor.name) return null;
  return (
    <p className="meta">
      <a href={urls.flag(documentId)}>{t("decisions:flag.link")}</a>
    </p>
  );
}
