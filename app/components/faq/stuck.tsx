// Where somebody goes on whom an entry did not help: ask, read on, call.
import type { SerializeFrom } from "@remix-run/node";
import { ContactBlock } from "~/components/site/contact-block";
import { LinkButton } from "~/components/ui/button";
import type { EntryPage } from "~/models/faq/page.server";
import type { RelatedEntry } from "~/models/faq/stuck.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { FaqRow } from "./row";

export function FaqStuck({ entry, related }: { entry: SerializeFrom<EntryPage>; related: RelatedEntry[] }) {
  const { t, community } = usePage();
  const product = community.products.find((one) => one.id === entry.productId);
  return (
    <section id="still-stuck" className="stack" aria-labelledby="stuck-title">
      <h2 id="stuck-title">{t("faq:stuck.title")}</h2>
      <p>{t("faq:stuck.ask-text")}</p>
      <p className="row">
        <LinkButton href={urls.ask({ product: product?.slug, faq: entry.slug })} tone="first">
          {t("faq:stuck.ask")}
        </LinkButton>
        <a href={urls.contact()}>{t("faq:stuck.contact")}</a>
      </p>
      {related.length > 0 && (
        <>
          <h3>{t("faq:stuck.related")}</h3>
          {related.map((one) => (
            <FaqRow key={one.slug} entry={one} />
          ))}
        </>
      )}
      <ContactBlock contact={{ ...community.settings.contact, address: "", people: [] }} />
    </section>
  );
}
