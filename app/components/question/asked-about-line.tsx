import { writtenIn } from "~/languages/written-in";
import type { BegunAt } from "~/models/faq/stuck.server";
import type { AskedAbout } from "~/models/wiki/asked-about.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** The page of the wiki, and the section of it, that a question is about. */
export function AskedAboutLine({ about }: { about: AskedAbout }) {
  const { t, language } = usePage();
  const href = urls.page(about) + (about.section === "" ? "" : `#${encodeURIComponent(about.section)}`);
  return (
    <p className="meta">
      {t("forum:question.about")}{" "}
      <a href={href} {...writtenIn(about.language, language)}>
        {about.title}
        {about.sectionTitle !== "" && ` § ${about.sectionTitle}`}
      </a>
    </p>
  );
}

/** Where a question was begun, that is named on its form. */
export type BegunElsewhere = { faq: BegunAt | null; about: AskedAbout | null };

export function AskedAboutFields({ about }: { about: AskedAbout | null }) {
  if (about === null) return null;
  return (
    <>
      <input type="hidden" name="about" value={about.pageId} />
      <input type="hidden" name="section" value={about.section} />
      <AskedAboutLine about={about} />
    </>
  );
}
