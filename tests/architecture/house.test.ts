// The plan of the house: rooms import only what stands below them, in no circle, and nothing grows past what one reads at a time.
import { describe, expect, test } from "vitest";
import { LONG_FILES, LONG_FUNCTIONS, LONG_HANDLERS } from "./exceptions";
import {
  app,
  circles,
  filesImportedBy,
  filesUnder,
  functionsOf,
  packagesImportedBy,
  product,
  read,
  roomOf,
  typesOf,
} from "./source";

const LONGEST_FILE = 200;
const LONGEST_FUNCTION = 40;
const LONGEST_HANDLER = 25;
const ROOT_FILES = 26;

/** Which rooms a room may know, besides itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  moderation: [],
  languages: ["app"],
  search: ["languages", "moderation"],
  text: ["app", "markdown", "moderation"],
  markdown: ["messages", "moderation", "text"],
  database: ["app"],
  images: ["app", "drizzle", "markdown"],
  mail: ["app", "database", "models"],
  jobs: ["app", "database", "mail", "models"],
  models: ["app", "database", "drizzle", "images", "mail", "languages", "markdown", "moderation", "search", "text"],
  imports: ["app", "database", "drizzle", "markdown", "languages", "models", "moderation", "text"],
  forms: ["app", "languages", "models", "moderation", "search", "text"],
  enhance: ["app", "components", "images", "messages", "moderation", "text"],
  components: ["app", "forms", "images", "markdown", "languages", "models", "moderation", "replies", "search", "text"],
  web: ["app", "database", "images", "models", "moderation", "replies"],
  replies: ["app", "database", "forms", "images", "models", "moderation", "text", "web"],
};

/** Which nouns a noun of app/models may know. Rooms that know each other do it by different files. */
const NOUNS_BELOW: Readonly<Record<string, readonly string[]>> = {
  job: [],
  post: ["community", "document", "member"],
  rule: ["community", "document"],
  search: ["document", "question"],
  wiki: ["case", "document", "member", "post", "search"],
  faq: ["case", "document", "member", "post", "question", "search"],
  notification: ["job", "member", "post", "question"],
};

describe("the rooms", () => {
  test("import only what stands below them", () => {
    const offences = product.flatMap((path) => {
      const below = BELOW[roomOf(path)];
      if (below === undefined) return [];
      const foreign = filesImportedBy(path).filter(
        (one) => roomOf(one) !== roomOf(path) && !below.includes(roomOf(one)),
      );
      return foreign.map((one) => `${path} → ${one}`);
    });
    expect(offences).toEqual([]);
  });

  test("import each other in no circle", () => {
    expect(circles()).toEqual([]);
  });

  test("of the nouns know only those below them", () => {
    const nounOf = (path: string) => /^app\/models\/([^/]+)\//.exec(path)?.[1] ?? null;
    const offences = app.flatMap((path) => {
      const noun = nounOf(path);
      const below = noun === null ? undefined : NOUNS_BELOW[noun];
      if (below === undefined) return [];
      const foreign = filesImportedBy(path).filter((file) => {
        const other = nounOf(file);
        return other !== null && other !== noun && !below.includes(other);
      });
      return foreign.map((file) => `${path} → ${file}`);
    });
    expect(offences).toEqual([]);
  });

  test("get each noun's way into view from whoever starts the program", () => {
    const importers = product.filter((path) => filesImportedBy(path).includes("app/models/nouns.server.ts"));
    expect(importers.filter((path) => path !== "app/server.ts")).toEqual(["app/entry.server.tsx"]);
  });

  test("hold the nouns, so that the roots stay empty", () => {
    const loose = (folder: string) =>
      product.filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes("/"));
    expect(loose("app/").length).toBeLessThanOrEqual(ROOT_FILES);
    expect(loose("app/models/").length).toBeLessThanOrEqual(12);
    expect(loose("app/components/")).toEqual([]);
  });

  test("do not call anything a helper or a utility", () => {
    expect(product.filter((path) => /(^|\/)(utils?|helpers?|index)(\/|\.)/.test(path.replace(/_index/g, "")))).toEqual(
      [],
    );
  });
});

describe("names", () => {
  test("of types say a row of what, a place of what", () => {
    const VAGUE = /^(Row|Raw|Place|Asked|Told)$/;
    const vague = [...product, ...filesUnder("tests")].flatMap((path) =>
      typesOf(path).flatMap((name) => (VAGUE.test(name) ? [`${path} ${name}`] : [])),
    );
    expect(vague).toEqual([]);
  });
});

describe("size", () => {
  const isTable = (path: string) =>
    path.startsWith("app/messages/") || path.includes("/seed/") || path.endsWith("-lists.ts");

  test("no file is longer than one reads at a time, but those that are named", () => {
    const long = product.filter((path) => !isTable(path) && read(path).trimEnd().split("\n").length > LONGEST_FILE);
    expect(long.sort()).toEqual([...LONG_FILES].sort());
  });

  test("no function is longer than a screen, but those that are named", () => {
    const long = product
      .filter((path) => !isTable(path))
      .flatMap((path) =>
        functionsOf(path).flatMap(({ name, lines }) => (lines > LONGEST_FUNCTION ? [`${path} ${name}`] : [])),
      );
    expect(long.sort()).toEqual([...LONG_FUNCTIONS].sort());
  });

  test("no loader or action does more than who, form, do, reply, but those that are named", () => {
    const long = app
      .filter((path) => path.startsWith("app/routes/"))
      .flatMap((path) =>
        functionsOf(path).flatMap(({ name, lines }) =>
          /^(loader|action)$/.test(name) && lines > LONGEST_HANDLER ? [`${path} ${name}`] : [],
        ),
      );
    expect(long.sort()).toEqual([...LONG_HANDLERS].sort());
  });
});

describe("guards", () => {
  const GUARDS = /\b(allowGuests|requireActor|requireModerator|requireAdmin)\(/;

  test("every loader and action names its own, in its own body", () => {
    const bare = app
      .filter((path) => path.startsWith("app/routes/"))
      .flatMap((path) =>
        functionsOf(path).flatMap(({ name, text }) =>
          /^(loader|action)$/.test(name) && !GUARDS.test(text) ? [`${path} ${name}`] : [],
        ),
      );
    expect(bare).toEqual([]);
  });
});

/** What the program needs when it runs; what only builds and tests it stays at home. */
describe("an installation for real", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  /** vite is loaded by `npm run dev` alone; the other configures a tool. */
  const ran = product.filter((path) => !["app/commonplace.mjs", "drizzle/config.ts"].includes(path));

  test("has every package that the program imports, without those for developing", () => {
    const used = new Set(ran.flatMap(packagesImportedBy));
    expect([...used].filter((name) => Object.hasOwn(devDependencies ?? {}, name))).toEqual([]);
    used.delete("esbuild"); // loaded where the sources are run without a build (markdown/rendering-thread)
    expect([...used].filter((name) => !Object.hasOwn(dependencies ?? {}, name)).sort()).toEqual([]);
    for (const tool of ["@remix-run/dev", "vite", "typescript", "vitest"])
      expect(dependencies).not.toHaveProperty(tool);
  });
});
