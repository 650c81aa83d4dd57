// The community that a command reads or mends: one that was started before, with the tables of this version.
import { type Database, openDatabase } from "#drizzle/database.server";
import { migrationsMissing } from "#drizzle/migrate.server";
import { StartError } from "#drizzle/start-error";
import { type Connection, connect } from "~/database/db.server";
import { env } from "~/env.server";

/** Refuses, in one sentence, a database that was never started or is older than this version. */
export async function withCommunity(
  options: Parameters<typeof connect>[1],
  act: (db: Connection["db"]) => Promise<void>,
): Promise<void> {
  const database: Database = await openDatabase(env(), { role: "command" });
  const connection = connect(database.options, options);
  try {
    await refuseUnready(connection);
    await act(connection.db);
  } finally {
    await connection.close();
    await database.close();
  }
}

export async function refuseUnready({ sql }: Pick<Connection, "sql">): Promise<void> {
  const missing = await migrationsMissing(sql);
  if (missing === "all")
    throw new StartError(
      "There is no community in this database yet. Start it once (npm start), and then give this command again.",
    );
  if (missing === "some")
    throw new StartError(
      "The database is older than this version. Start the community once (npm start), which brings it up to date, and then give this command again.",
    );
}
