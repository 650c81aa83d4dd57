import { expect, test } from "vitest";
import { INTERFACE_LANGUAGES, translator } from "~/i18n";

test("the bar never has the same word for two things, at any width, in any language", () => {
  for (const language of INTERFACE_LANGUAGES) {
    const t = translator(language);
    const places = [t("common:nav.questions"), t("common:nav.wiki"), t("common:nav.faq"), t("common:nav.tags")];
    const rest = [t("common:nav.login"), t("common:nav.join"), t("common:nav.menu"), t("common:nav.home")];
    for (const ask of [t("common:nav.ask"), t("common:nav.ask-short")]) {
      const words = [...places, ...rest, ask];
      expect(new Set(words).size, `${language}: ${words.join(", ")}`).toBe(words.length);
    }
  }
});
