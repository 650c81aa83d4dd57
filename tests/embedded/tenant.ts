// A process of its own that uses an embedded cluster, so that a test can kill it: `node tenant.js FOLDER [exclusive]`.
// Says in one JSON line what it got, answers every line of its input with one row from the database, and stops on "stop".
import { createInterface } from "node:readline";
import postgres from "postgres";
import { startCluster } from "#drizzle/embedded/cluster.server";

const [folder = "", kind] = process.argv.slice(2);
const say = (message: unknown) => process.stdout.write(`${JSON.stringify(message)}\n`);

say({ ready: true });
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
await lines.next(); // a test starts several at the same moment
const cluster = await startCluster({ folder, exclusive: kind === "exclusive" }).catch((error: Error) => {
  say({ error: error.message, name: error.name });
  process.exit(1);
});
const { host, port, database, username, adopted } = cluster;
const sql = postgres({ host, port, database, username, max: 1, onnotice: () => {}, backoff: () => 0.1 });
say({ host, port, adopted, pid: cluster.pid });
for await (const line of { [Symbol.asyncIterator]: () => lines }) {
  if (line === "stop") break;
  const rows = await sql.unsafe(line).catch((error: NodeJS.ErrnoException) => [{ error: error.code ?? error.message }]);
  say({ row: rows[0] ?? null, pid: cluster.pid });
}
await sql.end();
await cluster.stop();
process.exit(0);
