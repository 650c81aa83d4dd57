// Builds the program when its sources are not those of the last build.
//
// build/fingerprint names the contents of everything that goes in. It is deleted before a build and written after it,
// so a build that was killed is done again. A lock lets one process build while others wait; it is renewed while the
// build runs and void when it has not been, so a killed builder hinders nobody for longer than LOCK_VOID_AFTER_MS. It
// lies beside Vite's own cache, because a build begins by deleting build/.
// A build may come from another machine, or from before the tools were taken away: what fits the sources is only run.
// Costs about 20 ms when there is nothing to do. (Tried and dropped: comparing dates; a checkout or a copy changes them.)
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, relative, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";

const SOURCES = ["app", "drizzle", "moderation", "public", "package-lock.json", "remix.config.js", "tsconfig.json"];
/** Fitted to each machine, and no part of the program. */
const NOT_BUILT = join("drizzle", "deploy");
const LOCK_RENEW_MS = 1_000;
const LOCK_VOID_AFTER_MS = 5_000;
const LOOK_EVERY_MS = 100;

export const TOOLS_MISSING =
  "The packages that build Commonplace are not installed. Run npm ci --include=dev && npm run build; afterwards npm prune --omit=dev may take them away again.";

/** Returns null when build/ is that of the sources, else the sentence that says why it is not. */
export async function ensureBuilt(root) {
  const wanted = fingerprintOf(root);
  if (!isBuilt(root, wanted) && !existsSync(compilerOf(root))) return TOOLS_MISSING;
  while (!isBuilt(root, wanted)) {
    let lock;
    try {
      lock = takeLock(root);
    } catch (error) {
      return `Commonplace could not be built: nothing can be written below ${root} (${error.code ?? error.message}).`;
    }
    if (lock === null) await sleep(LOOK_EVERY_MS);
    else if (isBuilt(root, wanted)) lock.release();
    else return await build(root, wanted, lock);
  }
  return null;
}

async function build(root, wanted, lock) {
  try {
    process.stderr.write("Building Commonplace; this is needed once after every change.\n");
    rmSync(join(root, "build", "fingerprint"), { force: true });
    const { succeeded, output } = await runBuild(root);
    if (!succeeded) return `${output}\nCommonplace could not be built; the reason is above.`;
    compressAssets(join(root, "build", "client", "assets"));
    const unfinished = join(root, "build", `fingerprint.${process.pid}`);
    writeFileSync(unfinished, wanted);
    renameSync(unfinished, join(root, "build", "fingerprint"));
    return null;
  } finally {
    lock.release();
  }
}

function runBuild(root) {
  const child = spawn(process.execPath, [compilerOf(root), "vite:build", "-c", "remix.config.js"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const stop = (signal) => {
    child.kill(signal);
    process.exit(1);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  return new Promise((resolve) => {
    const end = (succeeded) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
      resolve({ succeeded, output: output.trim() });
    };
    child.once("error", (error) => {
      output += error.message;
      end(false);
    });
    child.once("close", (code) => end(code === 0));
  });
}

function compilerOf(root) {
  return join(root, "node_modules", "@remix-run", "dev", "dist", "cli.js");
}

function isBuilt(root, wanted) {
  const path = join(root, "build", "fingerprint");
  return (
    existsSync(join(root, "build", "server", "index.js")) && existsSync(path) && readFileSync(path, "utf8") === wanted
  );
}

/** Beside every script and stylesheet its compressed forms, made once instead of with every answer. */
function compressAssets(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css)$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

function fingerprintOf(root) {
  const hash = createHash("sha256").update(process.versions.modules);
  const paths = SOURCES.flatMap((name) => filesOf(join(root, name)));
  for (const path of paths.filter((one) => !one.startsWith(join(root, NOT_BUILT))).sort())
    hash.update(`\n${relative(root, path).split(sep).join("/")}\n`).update(readFileSync(path));
  return hash.digest("hex");
}

function filesOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".md") && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** The right to build, or null while somebody else has it. */
function takeLock(root) {
  const folder = join(root, "node_modules", ".cache");
  const path = join(folder, "commonplace-build.lock");
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const renewed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - renewed > LOCK_VOID_AFTER_MS) rmSync(path, { force: true });
    return null;
  }
  const renewal = setInterval(() => {
    if (existsSync(path)) utimesSync(path, new Date(), new Date());
  }, LOCK_RENEW_MS);
  return {
    release() {
      clearInterval(renewal);
      rmSync(path, { force: true });
    },
  };
}
