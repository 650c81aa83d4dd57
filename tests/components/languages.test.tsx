// Texts in every language: what readers are told about it, and which ones forms offer.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AdminLanguages } from "~/components/admin/languages";
import { Prose } from "~/components/post/prose";
import { QuestionFilterForm } from "~/components/question/filter";
import { FilterChips } from "~/components/question/filter-chips";
import { QuestionRow, type QuestionRowData } from "~/components/question/row";
import { Field } from "~/components/ui/field";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { CONTENT_LANGUAGES, directionOf } from "~/languages/content-languages";
import { languageName } from "~/languages/names";
import { SETTINGS_DEFAULTS } from "~/settings";
import { member, render } from "./render";

const row = (language: string): QuestionRowData => ({
  id: 1,
  title: "TW-300",
  language,
  score: 0,
  answerCount: 0,
  acceptedCount: 0,
  meTooCount: 0,
  tagSlugs: [],
  isClosed: false,
  isPinned: false,
  askedAt: "2026-01-01T00:00:00Z",
  author: null,
  excerpt: "TW-300",
});

const offering = (offered: (typeof SETTINGS_DEFAULTS)["languages"]["offered"]) => ({
  community: { areas: [], products: [], rules: [], settings: { ...SETTINGS_DEFAULTS, languages: { offered } } },
});

describe("a text", () => {
  test.each(CONTENT_LANGUAGES)(
    "in %s says in lists and on its page which language it is and which way it runs",
    (language) => {
      const dir = directionOf(language);
      for (const reader of INTERFACE_LANGUAGES) {
        const listed = render(<QuestionRow question={row(language)} />, {}, reader);
        if (language === reader) expect(listed).toContain('<h3 class="title" dir="auto">');
        else {
          expect(listed).toContain(`<h3 class="title" lang="${language}" dir="${dir}">`);
          expect(listed).toContain(`>${languageName(language, reader)}</span>`);
        }
      }
      expect(render(<Prose html="<p>TW-300</p>" lang={language} />)).toContain(`lang="${language}" dir="${dir}"`);
      const field = <Field name="body" label="Text" control="textarea" lang={language} />;
      expect(render(field)).toContain(`dir="${dir}"`);
    },
  );

  test("says its direction wherever it says its language", () => {
    const folder = join(import.meta.dirname, "../../app/components");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
    const offences = files.filter((name) =>
      /lang=\{[^}]+\}\s+dir=|dir="auto"\s+lang=/.test(readFileSync(join(folder, name), "utf8")),
    );
    expect(offences).toEqual([]);
  });
});

describe("a form", () => {
  const choices = (html: string) => [...html.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value);
  const inForm = (html: string) => choices(html.slice(html.indexOf('name="language"')));

  test("offers the languages of the interface where nothing else is set", () => {
    expect(inForm(render(<QuestionFilterForm filter={{}} />))).toEqual([...INTERFACE_LANGUAGES]);
  });

  test("offers the others behind them, in the reader's order and words", () => {
    const html = render(<QuestionFilterForm filter={{}} />, offering(["uk", "fr", "ar"]), "de");
    expect(inForm(html)).toEqual([...INTERFACE_LANGUAGES, "ar", "fr", "uk"]);
    expect(html).toContain('<optgroup label="Andere Sprachen">');
    expect(html).toContain(">Französisch · français</option>");
  });

  test("keeps the language that was chosen, whether it is offered or not", () => {
    const html = render(<QuestionFilterForm filter={{ language: "th" }} />, offering(["fr"]));
    expect(inForm(html)).toEqual([...INTERFACE_LANGUAGES, "fr", "th"]);
    expect(html).toContain('<option value="th" selected="">');
    expect(render(<FilterChips filter={{ language: "th" }} count={2} />, {}, "zh-Hans")).toContain("<bdi>泰语</bdi>");
  });

  test("of administrators lists all, and says which ones are in use", () => {
    const props = { ...offering(["fr"]), actor: { ...member, role: "admin" as const } };
    const html = render(<AdminLanguages used={["ja"]} reply={undefined} />, props, "zh-Hant");
    expect(html.match(/type="checkbox"/g)).toHaveLength(CONTENT_LANGUAGES.length - INTERFACE_LANGUAGES.length);
    expect(html).toMatch(/value="fr"[^>]*checked|checked[^>]*value="fr"/);
    expect(html).toMatch(/日文 · 日本語\s*<[^>]+>已有內容/);
  });
});
