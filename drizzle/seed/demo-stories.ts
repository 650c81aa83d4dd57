// Everything that is told, in one place.
import { pages as pagesCalderMill } from "./demo-pages-calder-mill";
import { pages as pagesFinchDuo } from "./demo-pages-finch-duo";
import { pages as pagesFinchOne } from "./demo-pages-finch-one";
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
import type { DemoPage, DemoQuestion } from "./story";

export { entries } from "./demo-faq";

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

export const pages: DemoPage[] = [...pagesFinchOne, ...pagesFinchDuo, ...pagesCalderMill, ...pagesGeneral];
