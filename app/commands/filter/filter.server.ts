// `npm run filter -- train | evaluate FILE | explain TEXT`: the learnt filter by hand.
//
// Promises: measuring and explaining with a file need no database; a wrong argument and a bad line are one sentence; the figures
// are printed for people, and written as JSON where --json says.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { StartError } from "#drizzle/start-error";
import { familyOf } from "#moderation/filter/family";
import { explain, probabilityOf } from "#moderation/filter/model";
import { FEWEST_EXAMPLES } from "#moderation/filter/verdict";
import type { Db } from "~/database/db.server";
import { findFilter } from "~/models/filter/stored.server";
import { trainFilters } from "~/models/filter/training.server";
import { withCommunity } from "../community.server";
import { type Evaluation, evaluate, type Fates } from "./evaluation.server";
import { readLabelled } from "./labelled-file.server";

const USAGE = `Usage: npm run filter -- train                        learns anew from what the community's moderators decided
       npm run filter -- explain TEXT                 what the community's filter says about a text, and which words weigh
       npm run filter -- evaluate FILE [--json OUT]   measures rules and filter on labelled texts, groups left out one at a time
  FILE  one JSON object a line: {"text": "…", "label": 1 or 0, "group": "…", "language": "en"}; plain or gzip.
        label 1: a moderator should see it; group: what is left out together, such as an author or a day`;

const WORDS_EXPLAINED = 15;

export async function filterCommand(args: string[]): Promise<void> {
  const { positionals, values } = readArguments(args);
  const [verb, file, ...rest] = positionals;
  if (verb === "train" && file === undefined) return withDatabase(trainHere);
  if (verb === "explain" && file !== undefined) return withDatabase((db) => explainHere(db, [file, ...rest].join(" ")));
  if (verb === "evaluate" && file !== undefined && rest.length === 0) return evaluateFile(file, values.json ?? null);
  throw new StartError(USAGE);
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { json: { type: "string" } } });
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function evaluateFile(path: string, json: string | null): Promise<void> {
  const lines = await readLabelled(path);
  process.stderr.write(`${lines.length} texts are read; measuring`);
  const evaluation = evaluate(
    lines,
    seldom(() => process.stderr.write(".")),
  );
  process.stderr.write("\n");
  const { bad, ...figures } = evaluation;
  if (json !== null) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write(`${summaryOf(evaluation).join("\n")}\n`);
}

function withDatabase(act: (db: Db) => Promise<void>): Promise<void> {
  return withCommunity({ poolSize: 1, statementTimeoutMs: 120_000 }, act);
}

async function trainHere(db: Db): Promise<void> {
  const trained = await trainFilters(db);
  const said = trained.map(({ family, examples, bad, precision, recall, threshold }) => {
    const counts = threshold === null || Math.min(examples, 2 * bad) < FEWEST_EXAMPLES ? ", only counts" : "";
    return `${family}: ${examples} posts, ${bad} of them taken down; precision ${share(precision)}, recall ${share(recall)}${counts}`;
  });
  const nothing = "Too little was decided about spam and advertising to learn from.";
  process.stdout.write(`${said.length === 0 ? nothing : said.join("\n")}\n`);
}

async function explainHere(db: Db, text: string): Promise<void> {
  const filter = await findFilter(db, familyOf(text));
  if (filter === null) throw new StartError("The filter has learnt nothing yet from texts in these letters.");
  const words = explain(filter.model, text, WORDS_EXPLAINED);
  const weighed = words.map(({ passage, weight }) => `  ${weight >= 0 ? "+" : ""}${weight.toFixed(2)}  ${passage}`);
  const threshold = filter.threshold === null ? "none is good enough" : filter.threshold.toFixed(3);
  process.stdout.write(
    `${[`${probabilityOf(filter.model, text).toFixed(3)} (threshold: ${threshold})`, ...weighed].join("\n")}\n`,
  );
}

/** Steps are many; a dot a second tells that it goes on. */
function seldom(act: () => void): () => void {
  let last = Date.now();
  return () => {
    if (Date.now() - last < 1_000) return;
    last = Date.now();
    act();
  };
}

function summaryOf({ filter, rules, together, words, bad }: Evaluation): string[] {
  const { precision, recall, threshold, n } = filter;
  const said =
    threshold === null ? "no threshold is good enough: it would only count" : `threshold ${threshold.toFixed(3)}`;
  return [
    `${n} texts, ${bad} of them bad`,
    `filter: precision ${share(precision)}, recall ${share(recall)}, ${said}`,
    ...(["newcomer", "member"] as const).flatMap((who) => [
      `rules, ${who}: ${fates(rules[who])}`,
      `together, ${who}: ${fates(together[who])}`,
    ]),
    `weighed most: ${words
      .slice(0, 20)
      .map(({ word }) => word)
      .join(", ")}`,
  ];
}

function share(value: number | null): string {
  return value === null ? "unknown" : value.toFixed(3);
}

function fates({ held, marked, missed, wrong }: Fates): string {
  return `${held} held, ${marked} marked, ${missed} missed, ${wrong} harmless ones held`;
}
