// The launcher's build, tried on a small project whose compiler is a stand-in that says how often it ran.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";

const repository = join(import.meta.dirname, "..", "..");
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "commonplace-build-test-"));
  for (const folder of [
    "app",
    "drizzle",
    "moderation",
    "public",
    "node_modules/react",
    "node_modules/@remix-run/dev/dist",
  ])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of ["commonplace.mjs", "build.mjs"]) cpSync(join(repository, "app", file), join(root, "app", file));
  writeFileSync(join(root, "node_modules", "react", "package.json"), "{}");
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(join(root, "app", "server.ts"), "first text");
  compiler();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Deletes build/ as the real one does, takes a moment, and makes a server that prints what it was built from. */
function compiler({ seconds = 0.2, fails = false } = {}): void {
  writeFileSync(
    join(root, "node_modules", "@remix-run", "dev", "dist", "cli.js"),
    `const fs = require("node:fs");
     fs.appendFileSync("runs", "x");
     fs.rmSync("build", { recursive: true, force: true });
     setTimeout(() => {
       if (!fs.existsSync("runs")) process.exit(1); // outlived its test: making folders in a deleted one never ends
       if (${fails}) { console.error("line 7 is wrong"); process.exit(1); }
       fs.mkdirSync("build/server", { recursive: true });
       fs.writeFileSync("build/server/index.js", \`
         export async function main(command, args) {
           if (command === "refuse") throw Object.assign(new Error("One sentence."), { name: "StartError" });
           if (command === "break") throw new TypeError("a bug");
           console.log(JSON.stringify([command, args, process.env.NODE_ENV, \${JSON.stringify(fs.readFileSync("app/server.ts", "utf8"))}]));
         }\`);
     }, ${seconds * 1000});`,
  );
  writeFileSync(join(root, "node_modules", "@remix-run", "dev", "package.json"), '{ "type": "commonjs" }');
}

type Ended = { code: number | null; stdout: string; stderr: string };

function launch(...args: string[]): { process: ReturnType<typeof spawn>; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(root, "app", "commonplace.mjs"), ...args], { cwd: root });
  const out = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => (out.stdout += text));
  child.stderr.on("data", (text) => (out.stderr += text));
  return { process: child, ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, ...out }))) };
}

const runs = () => readFileSync(join(root, "runs"), "utf8").length;

test("the first start builds and runs, the second one only runs", async () => {
  const first = await launch("start", "--demo").ended;
  expect(first).toMatchObject({ code: 0, stdout: '["start",["--demo"],"production","first text"]\n' });
  expect((await launch("seed").ended).stdout).toBe('["seed",[],"production","first text"]\n');
  expect(runs()).toBe(1);
});

test("a changed source is built again, a newer date alone is not", async () => {
  await launch("start").ended;
  utimesSync(join(root, "app", "server.ts"), new Date(), new Date());
  await launch("start").ended;
  expect(runs()).toBe(1);
  mkdirSync(join(root, "drizzle", "deploy"));
  writeFileSync(join(root, "drizzle", "deploy", "commonplace.service"), "fitted to this machine");
  await launch("start").ended;
  expect(runs()).toBe(1);
  writeFileSync(join(root, "app", "server.ts"), "second text");
  expect((await launch("start").ended).stdout).toContain("second text");
  writeFileSync(join(root, "moderation", "new.ts"), "");
  await launch("start").ended;
  expect(runs()).toBe(3);
});

test("of several starts at once one builds and the others wait for it", async () => {
  const ended = await Promise.all([1, 2, 3, 4].map(() => launch("start").ended));
  expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual(
    Array(4).fill([0, '["start",[],"production","first text"]\n']),
  );
  expect(runs()).toBe(1);
});

test("a build that was killed is done again", async () => {
  compiler({ seconds: 5 });
  const killed = launch("start");
  while (!killed.process.killed) {
    await sleep(50);
    if (readRuns() === 1) killed.process.kill("SIGKILL");
  }
  await killed.ended.catch(() => undefined);
  compiler();
  expect(await launch("start").ended).toMatchObject({ code: 0, stdout: expect.stringContaining("first text") });
}, 30_000);

test("a build that fails says why, ends with an error, and the next start tries again", async () => {
  compiler({ fails: true });
  const failed = await launch("start").ended;
  expect(failed).toMatchObject({ code: 1, stdout: "" });
  expect(failed.stderr).toContain("line 7 is wrong");
  compiler();
  expect((await launch("start").ended).code).toBe(0);
});

test("what a person has to act on is one sentence, a bug is shown with its stack", async () => {
  await launch("start").ended;
  expect(await launch("refuse").ended).toEqual({ code: 1, stdout: "", stderr: "One sentence.\n" });
  const bug = await launch("break").ended;
  expect(bug.code).toBe(1);
  expect(bug.stderr).toMatch(/TypeError: a bug\n\s+at /);
});

test("an installation without the tools of development runs what was built, and says what is missing where nothing was", async () => {
  await launch("build").ended;
  rmSync(join(root, "node_modules", "@remix-run"), { recursive: true });
  expect(await launch("start").ended).toMatchObject({ code: 0, stdout: expect.stringContaining("first text") });
  writeFileSync(join(root, "app", "server.ts"), "second text");
  expect(await launch("start").ended).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(
      /^The packages that build Commonplace are not installed\. Run npm ci --include=dev [^\n]*\n$/,
    ),
  });
  expect(await launch("dev").ended).toMatchObject({
    code: 1,
    stderr: "The packages for developing are not installed. Run npm ci --include=dev first.\n",
  });
});

test("packages that are not installed are one sentence", async () => {
  rmSync(join(root, "node_modules"), { recursive: true });
  expect(await launch("start").ended).toEqual({
    code: 1,
    stdout: "",
    stderr: "The packages are not installed. Run npm ci first.\n",
  });
});

function readRuns(): number {
  try {
    return runs();
  } catch {
    return 0;
  }
}
