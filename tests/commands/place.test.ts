// A community for others does not begin inside a checkout, where it is one command away from being deleted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkPlace } from "~/commands/place.server";

const LOCAL = { HOST: "127.0.0.1", PUBLIC_URL: "http://localhost:3000" };
const before = process.cwd();
let root: string;
let inside: { DATA_DIR: string };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "commonplace-place-"));
  mkdirSync(join(root, ".git"));
  process.chdir(root);
  inside = { DATA_DIR: resolve("data") };
});
afterEach(() => {
  process.chdir(before);
  rmSync(root, { recursive: true, force: true });
});

it.each([
  { ...LOCAL, HOST: "0.0.0.0" },
  { ...LOCAL, PUBLIC_URL: "https://community.example.com" },
])("a new one for others is refused there with one sentence: %j", (settings) => {
  expect(() => checkPlace({ ...settings, ...inside }, root)).toThrow(/git checkout.*DATA_DIR=/s);
});

it("a trial on this machine may live there, and anything elsewhere", () => {
  checkPlace({ ...LOCAL, ...inside }, root);
  checkPlace({ ...LOCAL, HOST: "0.0.0.0", DATA_DIR: join(root, "elsewhere") }, root);
  rmSync(join(root, ".git"), { recursive: true });
  checkPlace({ ...LOCAL, HOST: "0.0.0.0", ...inside }, root);
});

it("one that is there already goes on", () => {
  mkdirSync(inside.DATA_DIR);
  writeFileSync(join(inside.DATA_DIR, "something"), "");
  checkPlace({ ...LOCAL, HOST: "0.0.0.0", ...inside }, root);
});
