// What a machine keeps of the house style, so that people need not. The plan of the rooms is in architecture/house.test.ts.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PERMISSION_REASONS, REASON_CODES, REASON_PARAMETERS } from "#moderation/reasons";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { catalogues } from "~/messages/catalogues";
import { app, filesUnder, importsOf, product, read } from "./architecture/source";
import { createTestDatabase, type TestDatabase } from "./support/cluster";

describe("the direction of imports", () => {
  test("moderation imports nothing but its own files and touches no clock, randomness or process", () => {
    for (const path of filesUnder("moderation")) {
      expect(
        importsOf(path).filter((name) => !name.startsWith("./") && !name.startsWith("../")),
        path,
      ).toEqual([]);
      expect(
        importsOf(path).filter((name) => /^(\.\.\/)+(app|drizzle|tests)\b/.test(name)),
        path,
      ).toEqual([]);
      expect(read(path), path).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random\(|process\.|crypto\./);
    }
  });

  test("models know nothing of routes and components", () => {
    for (const path of app.filter((one) => one.startsWith("app/models/"))) {
      expect(
        importsOf(path).filter((name) => /^~\/(routes|components)\//.test(name)),
        path,
      ).toEqual([]);
    }
  });

  test("models know no request, no response and nothing of the web's edge", () => {
    for (const path of app.filter((one) => one.startsWith("app/models/"))) {
      const source = read(path).replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
      expect(source, path).not.toMatch(
        /\bnew (?:Response|Request|Headers)\b|: (?:Request|Response|Headers)\b|@remix-run|~\/(?:web|replies)\//,
      );
    }
  });

  test("components reach neither the database nor SQL", () => {
    for (const path of app.filter((one) => one.startsWith("app/components/"))) {
      expect(
        importsOf(path).filter((name) => /^(drizzle-orm|postgres|#drizzle|~\/database)/.test(name)),
        path,
      ).toEqual([]);
    }
  });

  test("only routes, root, entries, the listener's command and replies import Remix at run time", () => {
    const allowed =
      /^app\/(routes\/|root\.tsx|entry\.|commands\/serve\.server|web\/|replies\/|components\/site\/error-page)/;
    const offenders = app.filter(
      (path) => !allowed.test(path) && /^import (?!type)[^;]*from "@remix-run\//m.test(read(path)),
    );
    expect(offenders).toEqual([]);
  });

  test("the enhancement script brings no framework to the browser", () => {
    const client = ["app/entry.client.ts", ...app.filter((path) => path.startsWith("app/enhance/"))];
    for (const path of client)
      expect(
        importsOf(path).filter((name) => /react|remix/.test(name)),
        path,
      ).toEqual([]);
  });
});

describe("one importer each", () => {
  const importers = (pattern: RegExp) => product.filter((path) => importsOf(path).some((name) => pattern.test(name)));
  test.each([
    ["lucia", /^lucia$/, 1],
    ["sanitize-html", /^sanitize-html$/, 2],
    ["nodemailer", /^nodemailer$/, 1],
    ["@node-rs/argon2", /^@node-rs\/argon2$/, 1],
    ["sharp", /^sharp$/, 2],
  ])("%s is imported in one place", (_name, pattern, most) => {
    expect(importers(pattern).length).toBeGreaterThan(0);
    expect(importers(pattern).length).toBeLessThanOrEqual(most);
  });

  test("marked is imported by the renderer only", () => {
    const values = product.filter((path) => /^import (?!type)[^;]*from "marked"/m.test(read(path)));
    expect(
      values.every((path) => /^app\/(markdown\/|text\/blocks)/.test(path)),
      values.join(),
    ).toBe(true);
  });

  test("long texts are compared and merged in threads: one model does it, for all of them", () => {
    const values = /^import (?!type)[^;]*\b(?:diffDocuments|mergeText)\b[^;]*from "~\/text\/(?:diff|merge)"/m;
    const models = product.filter((path) => path.startsWith("app/models/") && values.test(read(path)));
    expect(models).toEqual(["app/models/document/comparing.server.ts"]);
  });

  test("process.env is read in one place", () => {
    const readers = product.filter(
      (path) => /process\.env/.test(read(path)) && path !== "app/commonplace.mjs" && path !== "app/build.mjs",
    );
    expect(readers).toEqual(["app/env.server.ts"]);
  });

  test("models and seeds read no moment from a text by hand, the door does", () => {
    const byHand = /Date\.parse\(|new Date\((?!\)|0\)|Date\.now\(\)|[\w.]+\.getTime\(\))/;
    const rooms = product.filter((path) => /^(app\/models|drizzle\/seed)\//.test(path));
    expect(rooms.filter((path) => byHand.test(read(path)))).toEqual([]);
  });

  test("one component sets inner HTML", () => {
    expect(app.filter((path) => read(path).includes("dangerouslySetInnerHTML="))).toEqual([
      "app/components/post/prose.tsx",
    ]);
  });
});

describe("routes", () => {
  test("every address that people open has a page, so that its errors have one too", () => {
    const isForPrograms = /\[\.\](css|atom|xml|txt|json|csv|webmanifest)|count|suggestions|similar|uploads|export/;
    const bare = app.filter(
      (path) =>
        path.startsWith("app/routes/") &&
        !isForPrograms.test(path) &&
        /function loader|export \{ loader/.test(read(path)) &&
        !/export default|as default/.test(read(path)),
    );
    expect(bare).toEqual([]);
  });

  test("nobody writes inline styles or inline scripts, which the content security policy refuses", () => {
    for (const path of app.filter((one) => one.endsWith(".tsx")))
      expect(read(path), path).not.toMatch(/\sstyle=\{|\son[A-Z][a-z]+=\{/);
  });
});

describe("words", () => {
  test("the five catalogues have the same keys and the same placeholders", () => {
    for (const language of INTERFACE_LANGUAGES) {
      for (const [namespace, english] of Object.entries(catalogues.en)) {
        const other = (catalogues[language] as Record<string, Record<string, string>>)[namespace] ?? {};
        expect(Object.keys(other).sort(), `${language} ${namespace}`).toEqual(Object.keys(english).sort());
        for (const [key, text] of Object.entries(english as Record<string, string>)) {
          expect(placeholders(other[key] ?? ""), `${language} ${namespace}:${key}`).toEqual(placeholders(text));
        }
      }
    }
  });

  test("every reason code has its wording", () => {
    const words: Record<string, string> = catalogues.en.moderation;
    for (const code of REASON_CODES) {
      expect(words[`reason.${code}`], code).toBeTruthy();
      expect(
        placeholders(words[`reason.${code}`] ?? "").every((name) => REASON_PARAMETERS[code].includes(name)),
        code,
      ).toBe(true);
    }
    expect(PERMISSION_REASONS.length).toBeGreaterThan(10);
  });
});

describe("the rules of the community", () => {
  const moderation = filesUnder("moderation");
  const others = (path: string) => product.filter((one) => one !== path).map(read);
  /** What only tests walk through: lists that say which words there must be. They can only become fewer. */
  const FOR_WORDING = ["REASON_CODES", "REASON_PARAMETERS", "SPOKEN_TO_AUTHOR"];

  test("every one that moderation offers is asked by the product", () => {
    const unasked: string[] = [];
    for (const path of moderation) {
      const source = read(path);
      const elsewhere = others(path).join("\n");
      for (const [, name = ""] of source.matchAll(/^export (?:async )?(?:function|const|type) (\w+)/gm)) {
        const named = new RegExp(`\\b${name}\\b`, "g");
        if (!named.test(elsewhere) && (source.match(named)?.length ?? 0) < 2) unasked.push(`${path}: ${name}`);
      }
    }
    expect(unasked.filter((one) => !FOR_WORDING.some((name) => one.endsWith(`: ${name}`)))).toEqual([]);
  });

  test("every fact that may be left out is supplied somewhere", () => {
    const supplied = product.map(read).join("\n");
    const facts = moderation.flatMap((path) =>
      [...read(path).matchAll(/^ {2}(\w+)\?: /gm)].map((match) => match[1] ?? ""),
    );
    expect(facts.length).toBeGreaterThan(10);
    const isSupplied = (name: string) => new RegExp(`\\b${name}\\b\\s*[:,}]`).test(supplied);
    expect([...new Set(facts)].filter((name) => !isSupplied(name))).toEqual([]);
  });

  test("every kind of limit is taken somewhere", () => {
    const union = /export type LimitKind =([^;]+);/.exec(read("moderation/limits.ts"))?.[1] ?? "";
    const kinds = [...union.matchAll(/"([a-z-]+)"/g)].map((match) => match[1] ?? "");
    expect(kinds.length).toBeGreaterThan(15);
    const takers = app.map(read).join("\n");
    expect(
      kinds.filter((kind) => !new RegExp(`(?:kind|limit): "${kind}"|limitLookUps\\(visit, "${kind}"\\)`).test(takers)),
    ).toEqual([]);
  });

  test("nobody else decides by a role", () => {
    const deciding =
      /\brole\s*[!=]==?\s*["']|["']\s*[!=]==?\s*[\w.?]*\brole\b|\.includes\([^)]*\brole\)|\[\s*["'](?:moderator|staff|admin)["']/;
    const elsewhere = app.filter(
      (path) => !path.startsWith("app/messages/") && path !== "app/markdown/rendering-worker.ts",
    );
    expect(elsewhere.filter((path) => deciding.test(read(path)))).toEqual([]);
  });
});

/** Names of the arguments of an ICU message, sorted. */
function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map((match) => match[1] ?? ""))]
    .filter((name) => !isBranch(text, name))
    .sort();
}

/** `{answer}` inside a plural is a branch's text, not an argument. */
function isBranch(text: string, name: string): boolean {
  return new RegExp(`(?:=\\d+|zero|one|two|few|many|other)\\s*\\{${name}\\}`).test(text);
}

describe("the database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  test("every foreign key has an index that begins with its columns", async () => {
    const rows = await database.sql<{ name: string }[]>`
      select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`;
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  test("decisions cannot be changed or deleted", async () => {
    await expect(database.sql`delete from decisions`).rejects.toThrow("append-only");
    await expect(database.sql`update decisions set note = ''`).rejects.toThrow("append-only");
    await expect(database.sql`truncate decisions cascade`).rejects.toThrow("append-only");
  });
});
