import type { SerializeFrom } from "@remix-run/node";
import { FaqSource } from "~/components/faq/sources";
import { LinkButton } from "~/components/ui/button";
import { faqUrls } from "~/faq-urls";
import type { SourcesPage } from "~/models/faq/source-page.server";
import { useT } from "~/page-context";

/** A case about an FAQ entry: its changed sources with what to do about each, and the way to what readers wrote. */
export function CaseSourceChanged({ faq }: { faq: SerializeFrom<SourcesPage> | null }) {
  const t = useT();
  if (!faq) return null;
  return (
    <>
      {faq.sources
        .filter((source) => source.state !== "ok" && !source.isConfirmed)
        .map((source) => (
          <FaqSource key={source.id} page={faq} source={source} />
        ))}
      {faq.hasRatingTask && (
        <p>
          <LinkButton href={faqUrls.ratings(faq)}>{t("faq:case.read")}</LinkButton>
        </p>
      )}
    </>
  );
}
