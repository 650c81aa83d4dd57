import { LackingLink } from "~/components/account/lacking-link";
import { lackingOf } from "~/components/account/lacking-way";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** Small and at the end: pointing at a page that breaks a rule. Not for what one wrote oneself. */
export function FlagLink({ documentId, author }: { documentId: number; author: { name: string } | null }) {
  const { t, actor } = usePage();
  if (actor && author?.name === actor.name) return null;
  const lacking = lackingOf(actor);
  return (
    <p className="meta">
      {lacking ? (
        <LackingLink lacking={lacking} to={urls.flag(documentId)} className="">
          {t("decisions:flag.link")}
        </LackingLink>
      ) : (
        <a href={urls.flag(documentId)}>{t("decisions:flag.link")}</a>
      )}
    </p>
  );
}
