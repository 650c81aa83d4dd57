// "Did this help?" from 1 to 6, and how it could be better. For everybody, without an account and without script; the page may
// come from the cache, so it holds no key: one rating per reader is the database's promise.
import type { SerializeFrom } from "@remix-run/node";
import { MOST_STARS } from "#moderation/lineage";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { faqUrls } from "~/faq-urls";
import { FAQ_LIMITS } from "~/forms/faq";
import type { FormReply } from "~/forms/form";
import type { EntryPage } from "~/models/faq/page.server";
import { usePage } from "~/page-context";

type Props = { entry: SerializeFrom<EntryPage>; reply: FormReply | undefined };

export function FaqRating({ entry, reply }: Props) {
  const { t } = usePage();
  const { mine } = entry;
  const chosen = reply?.typed.rating ?? String(mine?.rating ?? "");
  const numbers = Array.from({ length: MOST_STARS }, (_, at) => String(at + 1));
  return (
    <section className="faq-rating" id="rating" aria-labelledby="rating-title">
      <h2 id="rating-title">{t("faq:rating.title")}</h2>
      <FormErrors reply={reply} labels={{ rating: t("faq:rating.title") }} />
      <form method="post" action={faqUrls.rating(entry)} className="stack">
        <fieldset className="scale">
          <legend className="visually-hidden">{t("faq:rating.title")}</legend>
          <span className="meta" aria-hidden="true">
            {t("faq:rating.not-at-all")}
          </span>
          {numbers.map((number) => (
            <label key={number}>
              <input type="radio" name="rating" value={number} defaultChecked={chosen === number} required />
              <span>{number}</span>
              {number === "1" && <span className="visually-hidden"> {t("faq:rating.not-at-all")}</span>}
              {number === String(MOST_STARS) && <span className="visually-hidden"> {t("faq:rating.completely")}</span>}
            </label>
          ))}
          <span className="meta" aria-hidden="true">
            {t("faq:rating.completely")}
          </span>
        </fieldset>
        <Field
          name="comment"
          control="textarea"
          label={t("faq:rating.better")}
          hint={t("faq:rating.hint")}
          value={mine?.comment}
          reply={reply}
          rows={3}
          maxLength={FAQ_LIMITS.comment}
          isOptional
        />
        <div className="row">
          <Button>{t(mine ? "faq:rating.change" : "faq:rating.submit")}</Button>
        </div>
      </form>
    </section>
  );
}
