// `npm run bench -- [--questions 1000] [--answers 10] [--from DUMP_FOLDER] [--seconds 3] [--rounds 5] [--json FILE]`
// Starts its own server and database on loopback, grows a community, measures, prints ratios, and ends by itself.
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    questions: { type: "string", default: "1000" },
    answers: { type: "string", default: "10" },
    from: { type: "string", default: "" },
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "5" },
    json: { type: "string", default: "" },
  },
});
const root = new URL("../..", import.meta.url).pathname;
const environment = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [`BENCH_${name.toUpperCase()}`, value]),
);

function run(command, env) {
  return new Promise((resolve) => {
    spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" }).on(
      "close",
      resolve,
    );
  });
}

const built = await run(["app/commonplace.mjs", "build"], {});
process.exit(
  built === 0
    ? await run(
        [
          "node_modules/vitest/vitest.mjs",
          "run",
          "--config",
          "remix.config.js",
          "--reporter=dot",
          "--disable-console-intercept",
        ],
        {
          ...environment,
          TEST_SUITE: "bench",
        },
      )
    : 1,
);
