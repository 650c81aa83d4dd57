// The launcher: `node app/commonplace.mjs <command> [arguments]`, which is what every script of package.json calls.
//
// Promises: a version of Node that is too old and packages that are not installed are one sentence each; what is to run
// is built when its sources have changed since (by their content), once, however many starts ask for it at the same
// time, and again after a build that was killed. Then it hands over to main() of app/server.ts, which does the rest.
// Plain JavaScript, in words that an old Node can still read far enough to say that it is too old.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST_NODE = [20, 19];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = "start", ...args] = process.argv.slice(2);

const HELP = `Usage: node app/commonplace.mjs COMMAND [arguments], or npm run COMMAND -- [arguments]

  start [--demo | --empty]                   build if need be, start the database and the server (npm start)
  dev                                        the same for developing; mails go to a page, /outbox
  create-admin --email ADDRESS --name NAME   make an administrator, print a link to choose the password
  backup FILE                                write everything into one file, also while the server runs
  restore FILE [--overwrite]                 into an empty database, or in place of what is there
  import stackexchange FOLDER                bring a community along
  import mediawiki FILE --product SLUG       bring a wiki along
  verify-log                                 check the log of decisions
  reindex                                    write the search index anew
  filter train                               teach the spam filter what the moderators decided
  filter explain TEXT                        what the filter says about a text, and why
  filter evaluate FILE [--json OUT]          measure the rules and the filter on labelled texts
  seed                                       fill an empty community with the demo
  build                                      build only

Settings come from the environment (DATA_DIR, PUBLIC_URL, DATABASE_URL …): see README.md.
`;

async function launch() {
  if (["--help", "-h", "help"].includes(command) || (command === "start" && args.includes("--help"))) {
    process.stdout.write(HELP);
    return;
  }
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    refuse(`Commonplace needs Node ${OLDEST_NODE.join(".")} or newer, and this is Node ${process.versions.node}.`);
  if (!existsSync(join(root, "node_modules", "react", "package.json")))
    refuse("The packages are not installed. Run npm ci first.");
  process.env.NODE_ENV = command === "dev" ? "development" : "production"; // before React is loaded
  await (command === "dev" ? develop() : run());
}

async function run() {
  const { ensureBuilt } = await import("./build.mjs");
  const problem = await ensureBuilt(root);
  if (problem !== null) refuse(problem);
  const { main } = await import(pathToFileURL(join(root, "build", "server", "index.js")).href);
  await main(command, args, { root });
}

async function develop() {
  if (!existsSync(join(root, "node_modules", "vite", "package.json")))
    refuse("The packages for developing are not installed. Run npm ci --include=dev first.");
  const { createServer } = await import("vite");
  const vite = await createServer({
    root,
    configFile: join(root, "remix.config.js"),
    appType: "custom",
    server: { middlewareMode: true },
  });
  const { main } = await vite.ssrLoadModule("/app/server.ts");
  await main(command, args, { vite, root });
}

/** @returns {never} */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

launch().catch((error) => refuse(error?.name === "StartError" ? error.message : (error?.stack ?? String(error))));
