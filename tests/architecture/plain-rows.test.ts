// Plain writing of one table goes through the builder, which knows the columns: a renamed one does not compile.
import { expect, test } from "vitest";
import { app, read } from "./source";

const VALUE = String.raw`(?:\$\{(?:[^{}]|\{[^{}]*\})*\}(?:::\w+)?|now\(\)|true|false|null|'[^']*'|\d+)`;
const SETS = `[a-z_]+ = ${VALUE}`;
const WHERE = `where [a-z_]+ (?:=|<>) ${VALUE}(?: and [a-z_]+ (?:=|<>) ${VALUE})*`;
const PLAIN = new RegExp(
  `^(?:update [a-z_]+ set ${SETS}(?:, ${SETS})* ${WHERE}|delete from [a-z_]+ ${WHERE}|insert into [a-z_]+ \\([a-z_, ]+\\) values \\(${VALUE}(?:, ${VALUE})*\\))$`,
);
/** The whole of a line that waits for nothing but the writing. */
const WRITING = /^\s*(?:if \([^\n]*\) )?await \w+\.execute\(\s*sql`((?:[^`\\]|\\.)*)`,?\s*\);/gm;

const plainIn = (source: string) =>
  [...source.matchAll(WRITING)]
    .map(([, text = ""]) => text.replace(/\s+/g, " ").trim())
    .filter((text) => PLAIN.test(text));

test("models write a plain row by the builder", () => {
  const models = app.filter((file) => file.startsWith("app/models/"));
  expect(models.flatMap((file) => plainIn(read(file)).map((text) => `${file}: ${text}`))).toEqual([]);
  expect(plainIn("  await tx.execute(sql`\n    update tags set slug = 'pump' where id = 3`);")).toHaveLength(1);
});
