// How the company is reached, as an administrator types it: one field per line, and rows of people with a topic each, which may be
// said in every language ("topic.0" is what holds where a language has none, "topic.0.de" what Germans read).
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { plainLine } from "#moderation/text/hidden-signs";
import type { FieldErrors } from "~/field-errors";
import { INTERFACE_LANGUAGES } from "~/i18n";
import type { ContactPerson } from "~/settings";

const line = (most: number) => z.string().trim().max(most);

const webAddress = z
  .string()
  .trim()
  .max(500)
  .refine((value) => value === "" || /^(https?:\/\/[^\s]+|\/[^\s]*)$/i.test(value), "url")
  .default("");
export const MOST_PEOPLE = 12;
export const ContactForm = z.object({
  company: line(120).default(""),
  address: line(400).default(""),
  phone: line(60).default(""),
  email: z
    .string()
    .trim()
    .max(FIELD_LIMITS.email.maximum)
    .refine((value) => value === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), "email")
    .default(""),
  hours: line(300).default(""),
  imprintUrl: webAddress,
  privacyUrl: webAddress,
});

const LONGEST = { topic: 80, person: 80, reach: 120 } as const;
type Typed = Record<string, string>;

/**
 * The people of the form's rows. Whoever's name was cleared, and nothing else, is taken out; any other row that says something
 * without a name is an error beside it, and so is what is too long.
 */
export function readPeople(
  typed: Typed,
  before: readonly ContactPerson[],
): { people: ContactPerson[]; errors: FieldErrors } {
  const people: ContactPerson[] = [];
  const errors: FieldErrors = {};
  for (let at = 0; at < MOST_PEOPLE; at++) {
    const { person, long } = readRow(typed, at);
    for (const [field, most] of long) errors[field] = { code: "too-long", values: { most } };
    if (person.name !== "") people.push(person);
    else if (!isEmpty(person) && !isAsBefore(person, before[at])) errors[`person.${at}`] = { code: "required" };
  }
  return { people, errors };
}

function readRow(typed: Typed, at: number): { person: ContactPerson; long: [string, number][] } {
  const long: [string, number][] = [];
  const field = (name: string, most: number) => {
    const text = plainLine(typed[name] ?? "");
    if (text.length > most) long.push([name, most]);
    return text;
  };
  const topics = INTERFACE_LANGUAGES.flatMap((code) => {
    const text = field(`topic.${at}.${code}`, LONGEST.topic);
    return text === "" ? [] : [[code, text] as const];
  });
  const person = {
    topic: field(`topic.${at}`, LONGEST.topic),
    name: field(`person.${at}`, LONGEST.person),
    reach: field(`reach.${at}`, LONGEST.reach),
    ...(topics.length > 0 ? { topics: Object.fromEntries(topics) } : {}),
  };
  return { person, long };
}

function isEmpty({ topic, reach, topics }: ContactPerson): boolean {
  return topic === "" && reach === "" && topics === undefined;
}

function isAsBefore(person: ContactPerson, before: ContactPerson | undefined): boolean {
  return before !== undefined && person.topic === before.topic && person.reach === before.reach;
}
