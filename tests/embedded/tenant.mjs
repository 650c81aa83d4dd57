// A process of its own that uses an embedded cluster, so that a test can kill it: `node tenant.mjs FOLDER [exclusive]`.
// Says in one JSON line what it got, answers every line of its input with one row from the database, and stops on "stop".
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { createServer } from "vite";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const vite = await createServer({
  root,
  configFile: join(root, "remix.config.js"),
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  appType: "custom",
  optimizeDeps: { noDiscovery: true },
});
const { startCluster } = await vite.ssrLoadModule("/drizzle/embedded/cluster.server.ts");
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

say({ ready: true });
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
await lines.next(); // a test starts several at the same moment
let cluster;
try {
  cluster = await startCluster({ folder: process.argv[2], exclusive: process.argv[3] === "exclusive" });
} catch (error) {
  say({ error: error.message, name: error.name });
  process.exit(1);
}
const { host, port, database, username, adopted } = cluster;
const sql = postgres({ host, port, database, username, max: 1, onnotice: () => {}, backoff: () => 0.1 });
say({ host, port, adopted, pid: cluster.pid });
for await (const line of { [Symbol.asyncIterator]: () => lines }) {
  if (line === "stop") break;
  const rows = await sql.unsafe(line).catch((error) => [{ error: error.code ?? error.message }]);
  say({ row: rows[0] ?? null, pid: cluster.pid });
}
await sql.end();
await cluster.stop();
await vite.close();
process.exit(0);
