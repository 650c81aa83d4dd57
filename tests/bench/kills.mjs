// `npm run bench:kills -- [--kills 100] [--operations 50000]`: kill −9 of the server, of PostgreSQL, of both and of single
// connections at random moments while people write, with a ledger of what was acknowledged and the comparison at the end.
// The same as tests/faults/kills, longer. Prints how many kills, texts and votes, and ends with 1 when anything is amiss.
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "100" }, operations: { type: "string", default: "50000" } },
});
for (const [name, value] of Object.entries(values)) {
  if (!/^[1-9]\d{0,6}$/.test(value)) {
    process.stderr.write(`--${name} is ${JSON.stringify(value)}: it must be a whole number from 1.\n`);
    process.exit(1);
  }
}
const root = new URL("../..", import.meta.url).pathname;

function run(command, env = {}) {
  return new Promise((resolve) => {
    spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" }).on(
      "close",
      (code) => resolve(code ?? 1),
    );
  });
}

const built = await run(["app/commonplace.mjs", "build"]);
if (built !== 0) process.exit(built);
const began = Date.now();
// The file stands first: behind the last option it would be read as that option's value, and every fault test would run.
const vitest = ["node_modules/vitest/vitest.mjs", "run", "tests/faults/kills.test.ts", "--config", "remix.config.js"];
const code = await run([...vitest, "--disable-console-intercept"], {
  TEST_SUITE: "faults",
  FAULT_ROUNDS: values.kills,
  FAULT_OPERATIONS: values.operations,
});
process.stdout.write(`${Math.round((Date.now() - began) / 60_000)} minutes\n`);
process.exit(code);
