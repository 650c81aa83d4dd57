// What else is called so, or was: said above the form, with what can be done about it.
import { CheckField } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";

/** What the title's address still leads to, above the form; in it the button that takes the address. */
export function Former({ reply }: { reply: Reply | undefined }) {
  const { t } = usePage();
  if (!reply?.former) return null;
  const { id, title } = reply.former;
  return (
    <Notice tone="wait" role="alert" title={t("wiki:former.title")}>
      <p>
        <a href={urls.page(reply.former)} dir="auto">
          {title}
        </a>
      </p>
      <p>
        {t("wiki:former.text", { title: reply.typed.title ?? "" })}{" "}
        <a href={urls.pageLinks(id)}>{t("wiki:former.links")}</a>
      </p>
    </Notice>
  );
}

export function TakesFormer({ reply }: { reply: Reply | undefined }) {
  const { t } = usePage();
  if (!reply?.former) return null;
  return <CheckField name="takesFormer" label={t("wiki:former.take")} />;
}

/** A page is called so: that is the page to write in, or the title says something else. */
export function Taken({ reply }: { reply: Reply | undefined }) {
  const { t } = usePage();
  if (!reply?.taken) return null;
  return (
    <Notice tone="wait" role="alert" title={t("wiki:new.taken")}>
      <p>
        <a href={urls.page(reply.taken)} dir="auto">
          {reply.taken.title}
        </a>
      </p>
      <p>{t("wiki:new.taken-text")}</p>
    </Notice>
  );
}
