// The environment, read once and checked at start: nothing else in the house reads process.env.
//
// Promises: every variable has a default that works on a bare machine; an empty value counts as not given; a wrong one
// stops the start with one sentence that names the variable, what it was and what is expected. What may hold a
// password (the addresses of the database and of the mail server) is never repeated in that sentence.
// What a person would rather set in the browser (name, colours, contact, areas, limits) is not here but in the settings.
import { resolve } from "node:path";
import { z } from "zod";
import { StartError } from "#drizzle/start-error";

const SESSION_IDLE_DAYS = 30;
const SESSION_MAX_DAYS = 180;
const DATABASE_POOL = 8;
/** The embedded server accepts 40 connections; some are kept for jobs, listeners, commands and the administrator. */
const LARGEST_POOL = 30;
const LONGEST_SESSION_DAYS = 3650;

type Variable<T> = { schema: z.ZodType<T, string>; expected: string; isSecret?: true };

const variables = {
  PORT: wholeNumber(0, 65_535),
  HOST: text(/^[a-z0-9.:_-]{1,253}$/i, "a host name or an address, such as 127.0.0.1 or 0.0.0.0"),
  DATABASE_URL: address(["postgres:", "postgresql:"], "an address such as postgres://user:password@host:5432/database"),
  DATABASE_POOL: wholeNumber(2, LARGEST_POOL),
  DATA_DIR: text(/^[^\0]{1,4096}$/, "a folder"),
  PUBLIC_URL: {
    schema: z.string().transform(siteAddress),
    expected:
      "the address people use, with a host name of its own and nothing behind it, such as https://community.example.com (a path such as /forum cannot be part of it)",
  },
  OTHER_URLS: {
    schema: z.string().transform((given, context) => given.split(/[\s,]+/).map((each) => siteAddress(each, context))),
    expected: "addresses such as https://community.intranet.example, with a comma between them",
  },
  METRICS_TOKEN: secret(/^[\x21-\x7e]{16,200}$/, "a secret of 16 to 200 letters"),
  SMTP_URL: address(["smtp:", "smtps:"], "an address such as smtps://user:password@mail.example.com"),
  MAIL_FROM: text(/^[^\r\n\0]{0,200}[^\s@<>]+@[^\s@<>]+>?$/, "a mail address, such as Community <hello@example.com>"),
  SESSION_IDLE_DAYS: wholeNumber(1, LONGEST_SESSION_DAYS),
  SESSION_MAX_DAYS: wholeNumber(1, LONGEST_SESSION_DAYS),
  TRUST_PROXY: oneOf(["0", "1"]),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
  NODE_ENV: oneOf(["production", "development", "test"]),
};

/** Of mails, until the community has a name or its operator gives another. */
export const DEFAULT_SENDER = "Commonplace";

/** What the program is told from outside. `null` means known to be absent; days are days of 24 hours. */
export type Env = {
  PORT: number;
  HOST: string;
  /** null: the embedded database. */
  DATABASE_URL: string | null;
  /** Connections the server keeps to the database at most. */
  DATABASE_POOL: number;
  /** Absolute. Holds the embedded database and the uploads. */
  DATA_DIR: string;
  /** Origin, without a slash at the end. Links in mails and the Origin check use this and never the Host header. */
  PUBLIC_URL: string;
  /** Further origins under which the same community is reached; forms are taken from pages there, links are never made to them. */
  OTHER_URLS: string[];
  /** What a bearer of /metrics shows when asking from elsewhere; null: only this machine may ask. */
  METRICS_TOKEN: string | null;
  /** null: mails go to a page in development and nowhere else. */
  SMTP_URL: string | null;
  MAIL_FROM: string;
  SESSION_IDLE_DAYS: number;
  SESSION_MAX_DAYS: number;
  /** Whether X-Forwarded-For and X-Forwarded-Proto come from a proxy of our own. */
  TRUST_PROXY: boolean;
  LOG_LEVEL: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  NODE_ENV: "production" | "development" | "test";
};

/** Reads and checks all variables. Throws a StartError for the first wrong one. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const read = <K extends keyof typeof variables>(name: K) => value(source, name);
  const port = read("PORT") ?? 3000;
  const publicUrl = read("PUBLIC_URL") ?? `http://localhost:${port}`;
  const env: Env = {
    PORT: port,
    HOST: read("HOST") ?? "127.0.0.1",
    DATABASE_URL: read("DATABASE_URL") ?? null,
    DATABASE_POOL: read("DATABASE_POOL") ?? DATABASE_POOL,
    DATA_DIR: resolve(read("DATA_DIR") ?? "data"),
    PUBLIC_URL: publicUrl,
    OTHER_URLS: read("OTHER_URLS") ?? [],
    METRICS_TOKEN: read("METRICS_TOKEN") ?? null,
    SMTP_URL: read("SMTP_URL") ?? null,
    MAIL_FROM: read("MAIL_FROM") ?? `${DEFAULT_SENDER} <noreply@${new URL(publicUrl).hostname}>`,
    SESSION_IDLE_DAYS: read("SESSION_IDLE_DAYS") ?? SESSION_IDLE_DAYS,
    SESSION_MAX_DAYS: read("SESSION_MAX_DAYS") ?? Math.max(SESSION_MAX_DAYS, read("SESSION_IDLE_DAYS") ?? 0),
    TRUST_PROXY: read("TRUST_PROXY") === "1",
    LOG_LEVEL: read("LOG_LEVEL") ?? "info",
    NODE_ENV: read("NODE_ENV") ?? "development",
  };
  if (env.SESSION_MAX_DAYS < env.SESSION_IDLE_DAYS)
    throw new StartError(
      `SESSION_MAX_DAYS is ${env.SESSION_MAX_DAYS}, but must be at least SESSION_IDLE_DAYS, which is ${env.SESSION_IDLE_DAYS}.`,
    );
  return env;
}

let remembered: Env | undefined;

/** The environment of this process, read once. */
export function env(): Env {
  remembered ??= readEnv();
  return remembered;
}

/** For commands: where the community was last started, unless PUBLIC_URL says it. Gives whether it is known now. */
export function adoptAddress(lastStartedAt: string | null): boolean {
  const isGiven = (process.env.PUBLIC_URL ?? "").trim() !== "";
  if (!isGiven && lastStartedAt !== null) remembered = { ...env(), PUBLIC_URL: lastStartedAt };
  return isGiven || lastStartedAt !== null;
}

/** Whether only this machine can reach what listens there: decides about demo members with known passwords. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

type Value<K extends keyof typeof variables> = z.output<(typeof variables)[K]["schema"]>;

function value<K extends keyof typeof variables>(
  source: Record<string, string | undefined>,
  name: K,
): Value<K> | undefined {
  const given = source[name]?.trim();
  if (given === undefined || given === "") return undefined;
  const { schema, expected, isSecret }: Variable<unknown> = variables[name];
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data as Value<K>;
  const problem = isSecret
    ? `${name} cannot be used (its value is not shown here, as it may hold a password)`
    : `${name} is ${JSON.stringify(given.slice(0, 100))}`;
  throw new StartError(`${problem}: it must be ${expected}.`);
}

function wholeNumber(least: number, most: number): Variable<number> {
  const schema = z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
  return { schema, expected: `a whole number from ${least} to ${most}` };
}

function text(pattern: RegExp, expected: string): Variable<string> {
  return { schema: z.string().regex(pattern), expected };
}

function secret(pattern: RegExp, expected: string): Variable<string> {
  return { ...text(pattern, expected), isSecret: true };
}

function oneOf<const T extends string>(choices: readonly [T, ...T[]]): Variable<T> {
  return {
    schema: z.enum(choices) as z.ZodType<T, string>,
    expected: `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`,
  };
}

function address(protocols: string[], expected: string): Variable<string> {
  const schema = z.string().refine((given) => protocols.some((protocol) => given.startsWith(`${protocol}//`)));
  return { schema, expected, isSecret: true };
}

function siteAddress(given: string, context: z.RefinementCtx): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username;
  if (isOrigin) return url.origin;
  context.addIssue({ code: "custom" });
  return z.NEVER;
}
