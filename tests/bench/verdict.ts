// What the verdict of all rules with a filter costs on 10 KB of each kind of text, beside rendering the same text: the yardstick of
// the same run, because milliseconds are the machine's.
import { learn } from "#moderation/filter/cross-validation";
import { exampleOf } from "#moderation/filter/examples";
import { finish } from "#moderation/filter/steps";
import { learnedFacts } from "#moderation/filter/verdict";
import { renderMarkdown } from "~/markdown/markdown.server";
import { labelled } from "../moderation/labelled/measure";
import { judge, NEWCOMER } from "../moderation/sample";
import { ratio, report } from "./measures";

const BYTES = 10_240;
const TIMES = 100;
const RENDERING = { resolve: { origin: "https://community.example" } };

const KINDS = {
  prose:
    "The pump of machine # hums for minutes after I switched it off, and the display says that water is missing. Does anybody know why?\n\n",
  Chinese: "机器第#次关机以后水泵还会嗡嗡响几分钟，屏幕显示缺水，可是水箱是满的。有人知道是哪个传感器报的吗？\n\n",
  Russian: "Насос машины номер # гудит ещё несколько минут, а на экране написано, что нет воды. Кто знает почему?\n\n",
  links: "See https://shop#.example.org/a/b?c=# and [manual #](https://docs#.example.com/x) or www.site#.net\n",
  tables:
    "| part # | price |\n|---|---|\n| A-#-22 | 12,50 € |\n\n```\nerror: line # at foo.bar(x#)\n```\n\n> quoted #\n\n- item # with _emphasis_\n",
  "hostile words": "f*u*c*k s.h.i.t i d i o t 加我微信1380013 sell sell we we buy now you are are r u ",
} as const;

function tenKilobytes(piece: string): string {
  let body = "";
  for (let n = 0; Buffer.byteLength(body) < BYTES; n += 1) body += piece.replaceAll("#", String(n));
  return body;
}

/** The fastest of many: what the work takes when nothing else runs. */
function fastest(work: (n: number) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    work(n);
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

export function benchVerdict(): void {
  const posts = labelled("tuned").map(({ text, label, group }) => exampleOf({ text, isBad: label === 1, group }));
  const filter = { ...finish(learn(posts)), examples: posts.length };
  const hundredths = (value: number) => Math.round(value * 100) / 100;
  for (const [kind, piece] of Object.entries(KINDS)) {
    const body = tenKilobytes(piece);
    const verdict = fastest((n) => {
      const text = `${body}${n}`;
      return judge({ body: text, author: NEWCOMER, learned: learnedFacts(filter, { body: text }) });
    });
    const rendered = fastest((n) => renderMarkdown(`${body}${n}`, RENDERING));
    report(`verdict on 10 KB of ${kind}`, {
      "rules and filter ms": hundredths(verdict),
      "÷ rendering it": ratio(verdict, rendered),
    });
  }
}
