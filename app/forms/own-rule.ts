// The form of a rule of one's own: texts and examples in any of the languages, for what it is, what it looks for, how sure it must be.
//
// Promises: what was typed comes back as it was typed, boxes too; an entry that cannot be looked for is named with the reason.
import { z } from "zod";
import { LANGUAGES, type Language } from "#moderation/facts";
import { entryProblem, linesOf } from "#moderation/own-rules/entries";
import { asHost } from "#moderation/own-rules/listed-domains";
import type { WordLists } from "#moderation/own-rules/listed-words";
import { type OwnExamples, type OwnLook, READY_MADE } from "#moderation/own-rules/look";
import { STRENGTH, type Weight } from "#moderation/own-rules/sureness";
import type { RuleSettings } from "#moderation/rules";
import { type Parsed, parseFields } from "./form";
import { flag, id } from "./forum";
import { LONGEST_RULE, needed, strength, thresholdsOf } from "./rule-ladder";
import { chosen, chosenText, scopeFields, scopeOf } from "./rule-scope";

export const MOST_EXAMPLES = 6;
export const LONGEST_EXAMPLE = 1_000;
export const MOST_LISTED_DOMAINS = 300;
export const OWN_RUNGS = ["shadow", "tag", "hold"] as const;
/** Five texts with examples, twelve lists, and a box for each area and product. */
const MOST_FIELDS = 600;

const title = z.string().trim().max(120).default("");
const text = z.string().trim().max(LONGEST_RULE).default("");

const examples = z
  .string()
  .max(MOST_EXAMPLES * LONGEST_EXAMPLE * 2)
  .default("")
  .transform(linesOf)
  .superRefine((lines, { addIssue }) => {
    if (lines.length > MOST_EXAMPLES)
      addIssue({ code: "custom", message: "examples-many", params: { values: { most: MOST_EXAMPLES } } });
    else if (lines.some((line) => line.length > LONGEST_EXAMPLE))
      addIssue({ code: "custom", message: "example-long", params: { values: { most: LONGEST_EXAMPLE } } });
  });

const entries = z
  .string()
  .max(40_000)
  .default("")
  .transform(linesOf)
  .superRefine((lines, { addIssue }) => {
    const problem = entryProblem(lines);
    if (problem) addIssue({ code: "custom", message: problem.code, params: { values: problem.values } });
  });

const hosts = z
  .string()
  .max(20_000)
  .default("")
  .transform((typed) => linesOf(typed.replace(/[\s,;，；、]+/gu, "\n")).map((line) => ({ line, host: asHost(line) })))
  .superRefine((lines, { addIssue }) => {
    const wrong = lines.find(({ host }) => host === null);
    if (lines.length > MOST_LISTED_DOMAINS)
      addIssue({ code: "custom", message: "domains-many", params: { values: { most: MOST_LISTED_DOMAINS } } });
    else if (wrong)
      addIssue({ code: "custom", message: "domain", params: { values: { domain: wrong.line.slice(0, 80) } } });
  })
  .transform((lines) => [...new Set(lines.flatMap(({ host }) => (host === null ? [] : [host])))]);

const weight = z
  .enum(["", ...(Object.keys(STRENGTH) as Weight[])])
  .default("")
  .transform((value) => (value === "" ? null : value));

type Named<Prefix extends string, T> = { [L in `${Prefix}.${Language | "any"}`]: T };

function inLanguages<P extends string, T extends z.ZodType>(prefix: P, schema: T): Named<P, T> {
  return Object.fromEntries(["any", ...LANGUAGES].map((one) => [`${prefix}.${one}`, schema])) as Named<P, T>;
}

export const OwnRuleForm = z
  .object({
    version: id.optional(),
    key: z.string().trim().max(60).default(""),
    rung: z.enum(OWN_RUNGS).default("shadow"),
    "newcomer.tag": needed,
    "newcomer.hold": strength,
    "member.tag": needed,
    "member.hold": strength,
    "trusted.tag": needed,
    "trusted.hold": strength,
    ...inLanguages("title", title),
    ...inLanguages("text", text),
    ...inLanguages("good", examples),
    ...inLanguages("bad", examples),
    ...inLanguages("plain", entries),
    ...inLanguages("sign", entries),
    ...scopeFields,
    refused: hosts,
    allowed: hosts,
    shorteners: hosts,
    outside: weight,
    shortened: weight,
    also: chosen(READY_MADE),
    anyway: flag,
  })
  .superRefine((fields, { addIssue }) => {
    for (const language of LANGUAGES) {
      const [named, said] = [fields[`title.${language}`] !== "", fields[`text.${language}`] !== ""];
      const hasExamples = fields[`good.${language}`].length + fields[`bad.${language}`].length > 0;
      if (!named && (said || hasExamples))
        addIssue({ code: "custom", message: "required", path: [`title.${language}`] });
      if (!said && (named || hasExamples))
        addIssue({ code: "custom", message: "required", path: [`text.${language}`] });
    }
    if (LANGUAGES.every((language) => fields[`title.${language}`] === "" && fields[`text.${language}`] === ""))
      addIssue({ code: "custom", message: "rule-text-needed", path: ["form"] });
  });

export type OwnRuleFields = z.output<typeof OwnRuleForm>;

export function parseOwnRule(data: FormData): Parsed<OwnRuleFields> {
  const form = parseFields(data, OwnRuleForm, MOST_FIELDS);
  const boxes = chosenText(data, "also");
  if (form.ok) return { ...form, typed: { ...form.typed, ...boxes } };
  return { ok: false, reply: { ...form.reply, typed: { ...form.reply.typed, ...boxes } } };
}

export function ownTextsOf(fields: OwnRuleFields): Record<string, { title: string; source: string }> {
  const written = LANGUAGES.filter((language) => fields[`title.${language}`] !== "");
  return Object.fromEntries(
    written.map((one) => [one, { title: fields[`title.${one}`], source: fields[`text.${one}`] }]),
  );
}

export function ownSettingsOf(
  fields: OwnRuleFields,
  all: Parameters<typeof scopeOf>[1],
): Required<Omit<RuleSettings, "isRetired">> {
  return {
    rung: fields.rung,
    thresholds: thresholdsOf(fields, null),
    scope: scopeOf(fields, all),
    own: lookOf(fields),
  };
}

function lookOf(fields: OwnRuleFields): OwnLook {
  const { refused, allowed, shorteners, outside, shortened, also } = fields;
  const lists = (kind: Weight): WordLists =>
    Object.fromEntries(
      (["any", ...LANGUAGES] as const).flatMap((one) => {
        const lines = fields[`${kind}.${one}`];
        return lines.length > 0 ? [[one, lines]] : [];
      }),
    );
  return {
    words: { plain: lists("plain"), sign: lists("sign") },
    domains: { refused, allowed, shorteners, outside, shortened },
    also,
    examples: examplesOf(fields),
  };
}

function examplesOf(fields: OwnRuleFields): OwnExamples {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const [good, bad] = [fields[`good.${language}`], fields[`bad.${language}`]];
      return good.length + bad.length > 0 ? [[language, { good, bad }]] : [];
    }),
  );
}
