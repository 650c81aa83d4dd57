// `npm test` and `npm run check`: everything, in the order in which mistakes are cheapest. Exactly what CI runs.
// Each step's output is shown when it fails; `npm test -- --only=unit` runs one step.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./support/chromium.mjs";

const root = new URL("..", import.meta.url).pathname;
const bin = (name) => join(root, "node_modules", name);
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
  env: { TEST_SUITE: suite },
  report: join(reports, `${suite}.json`),
});

const steps = [
  { name: "lint", command: [bin("@biomejs/biome/bin/biome"), "check", "--config-path", ".biome.json", "."] },
  { name: "types", command: [bin("typescript/bin/tsc"), "--noEmit"] },
  { name: "unit", ...vitest("unit") },
  { name: "build", command: ["app/commonplace.mjs", "build"] },
  { name: "faults", ...vitest("faults") },
  { name: "e2e", ...vitest("e2e"), needsChromium: true },
];

function run({ command, env }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
    child.on("close", (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

let passed = 0;
let failed = 0;
let isGreen = true;
for (const step of steps) {
  if (only && step.name !== only) continue;
  const started = Date.now();
  let env = step.env;
  if (step.needsChromium) env = { ...env, CHROMIUM: await findChromium() };
  console.log(`\n── ${step.name}`);
  const code = await run({ ...step, env });
  if (step.report && existsSync(step.report)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(step.report, "utf8"));
    passed += numPassedTests;
    failed += numFailedTests;
  }
  console.log(`── ${step.name} ${code === 0 ? "ok" : "FAILED"} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (code !== 0) {
    isGreen = false;
    break;
  }
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(isGreen ? 0 : 1);
