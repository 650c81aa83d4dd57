// Everything that is told, in one place.
import { entries as faqEnglish } from "./demo-faq-english";
import { entries as faqFinchOne } from "./demo-faq-finch-one";
import { entries as faqLanguages } from "./demo-faq-languages";
import { pages as pagesCalderMill } from "./demo-pages-calder-mill";
import { pages as pagesFinchDuo } from "./demo-pages-finch-duo";
import { pages as finchOneBasics } from "./demo-pages-finch-one-basics";
import { pages as finchOneCare } from "./demo-pages-finch-one-care";
import { pages as finchOneLanguages } from "./demo-pages-finch-one-languages";
import { pages as finchOneRepair } from "./demo-pages-finch-one-repair";
import { pages as pagesGeneral } from "./demo-pages-general";
import { questions as chinese } from "./demo-questions-chinese";
import { questions as simplified } from "./demo-questions-chinese-simplified";
import { questions as traditional } from "./demo-questions-chinese-traditional";
import { questions as english } from "./demo-questions-english";
import { questions as englishApp } from "./demo-questions-english-app";
import { questions as englishEarly } from "./demo-questions-english-early";
import { questions as englishRecent } from "./demo-questions-english-recent";
import { questions as german } from "./demo-questions-german";
import { questions as germanMore } from "./demo-questions-german-more";
import { questions as russian } from "./demo-questions-russian";
import { questions as russianMore } from "./demo-questions-russian-more";
import type { DemoEntry, DemoPage, DemoQuestion } from "./story";

export const entries: DemoEntry[] = [...faqFinchOne, ...faqEnglish, ...faqLanguages];

export const questions: DemoQuestion[] = [
  ...english,
  ...englishEarly,
  ...englishRecent,
  ...englishApp,
  ...german,
  ...germanMore,
  ...russian,
  ...russianMore,
  ...chinese,
  ...simplified,
  ...traditional,
];

export const pages: DemoPage[] = [
  ...finchOneBasics,
  ...finchOneCare,
  ...finchOneRepair,
  ...finchOneLanguages,
  ...pagesFinchDuo,
  ...pagesCalderMill,
  ...pagesGeneral,
];
