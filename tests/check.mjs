// `npm test` and `npm run check`: everything that CI runs. Lint, types and build go beside the unit tests; what starts the
// whole product comes after them, one after the other. `npm test -- --only=unit` runs one step. The ten slowest files of
// tests are named at the end.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { findChromium } from "./support/chromium.mjs";

const root = new URL("..", import.meta.url).pathname;
const bin = (name) => join(root, "node_modules", name);
const statements = mkdtempSync(join(tmpdir(), "commonplace-statements-"));
const reports = mkdtempSync(join(tmpdir(), "commonplace-check-"));
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);

const vitest = (suite) => ({
  command: [
    bin("vitest/vitest.mjs"),
    "run",
    "--config",
    "remix.config.js",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(reports, `${suite}.json`)}`,
  ],
  env: { TEST_SUITE: suite, COMMONPLACE_STATEMENTS: statements },
  report: join(reports, `${suite}.json`),
});

const steps = {
  lint: { command: [bin("@biomejs/biome/bin/biome"), "check", "--config-path", ".biome.json", "."] },
  types: { command: [bin("typescript/bin/tsc"), "--noEmit"] },
  build: { command: ["app/commonplace.mjs", "build"] },
  unit: vitest("unit"),
  statements: { command: ["tests/statements/check.mjs", statements] },
  faults: vitest("faults"),
  e2e: { ...vitest("e2e"), needsChromium: true },
};
/** Steps of one list follow each other, lists of one row go side by side, rows follow each other. */
const ROWS = [
  [
    ["lint", "types", "build"],
    ["unit", "statements"],
  ],
  [["faults", "e2e"]],
];

const files = [];
let passed = 0;
let failed = 0;

/** Resolves to whether it is green. Beside others its output is kept until it has ended, so that nothing is mixed. */
async function runStep(name, isAlone) {
  const { command, env, report, needsChromium } = steps[name];
  const started = Date.now();
  const chromium = needsChromium ? { CHROMIUM: await findChromium() } : {};
  if (isAlone) console.log(`\n── ${name}`);
  const { code, output } = await run({ command, env: { ...env, ...chromium }, isAlone });
  if (!isAlone) process.stdout.write(`\n── ${name}\n${output}`);
  if (report && existsSync(report)) count(JSON.parse(readFileSync(report, "utf8")));
  console.log(`── ${name} ${code === 0 ? "ok" : "FAILED"} (${Math.round((Date.now() - started) / 1000)} s)`);
  return code === 0;
}

function run({ command, env, isAlone }) {
  return new Promise((resolve) => {
    const stdio = isAlone ? "inherit" : ["ignore", "pipe", "pipe"];
    const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...env }, stdio });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("close", (code, signal) => resolve({ code: signal ? 1 : (code ?? 1), output }));
  });
}

function count({ numPassedTests, numFailedTests, testResults }) {
  passed += numPassedTests;
  failed += numFailedTests;
  for (const { name, startTime, endTime } of testResults) files.push({ name, seconds: (endTime - startTime) / 1000 });
}

/** False from the first red step on. */
async function runList(names, isAlone) {
  for (const name of names) if (!(await runStep(name, isAlone))) return false;
  return true;
}

let isGreen = true;
for (const row of ROWS) {
  const lists = row.map((names) => names.filter((name) => !only || name === only)).filter((names) => names.length > 0);
  const results = await Promise.all(lists.map((names) => runList(names, lists.length === 1)));
  isGreen &&= results.every(Boolean);
  if (!isGreen) break;
}
const slowest = files.sort((a, b) => b.seconds - a.seconds).slice(0, 10);
if (slowest.length > 0) console.log("\nThe slowest files:");
for (const { name, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${relative(root, name)}`);
for (const folder of [reports, statements]) rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(isGreen ? 0 : 1);
