import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { importCommand } from "~/commands/import.server";
import { ImportReport, reportLines } from "~/imports/report";

describe("npm run import", () => {
  test.each([
    [[], /^Usage: npm run import/],
    [["stackexchange"], /^Usage: npm run import/],
    [["stackexchange", "a", "b"], /^Usage: npm run import/],
    [["phpbb", "folder"], /^The format "phpbb" is not known/],
    [["stackexchange", "folder", "--colour", "red"], /--colour/],
    [
      ["stackexchange", "folder", "--language", "klingon"],
      /^--language must be a code such as en,.* texts may be in\.$/,
    ],
    [
      ["stackexchange", "folder", "--report", `${tmpdir()}/no-such-folder/report.json`],
      /^The report cannot be written to/,
    ],
  ])("with %j says in one sentence what is wrong", async (args, expected) => {
    const refusal = await importCommand(args).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: "StartError", message: expect.stringMatching(expected) });
  });

  test("ends with an account that a person can read", () => {
    const report = new ImportReport();
    report.read("Posts.xml", 1200);
    report.wrote("Posts.xml", 1198);
    report.skipped("Posts.xml", "nobody knows it", 2);
    report.skipped("Posts.xml", "never", 0);
    report.added("questions", 400);
    report.remark("texts that are strange", 3);
    const text = reportLines(report.data({ source: "stackexchange:x", hosts: ["x.example.com"] })).join("\n");
    expect(text).toMatch(/^Imported from x\.example\.com in \d/);
    expect(text).toMatch(/Posts\.xml +1,200 +1,198 +0 +2\n +2 skipped: nobody knows it\n/);
    expect(text).toMatch(/ 400 questions/);
    expect(text).toMatch(/ 3 texts that are strange/);
    expect(text).not.toContain("never");
  });
});
