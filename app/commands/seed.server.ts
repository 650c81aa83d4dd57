// `npm run seed`: the demo community in an empty database, for those who began with an empty one.
import { sql } from "drizzle-orm";
import { openDatabase } from "#drizzle/database.server";
import { migrate } from "#drizzle/migrate.server";
import { demoLogins, seedDemo } from "#drizzle/seed/demo.server";
import { StartError } from "#drizzle/start-error";
import { connect } from "~/database/db.server";
import { adoptAddress, env } from "~/env.server";
import { closeRendering } from "~/markdown/rendering.server";
import { readAddress } from "~/models/community/last-address.server";

export async function seedCommand(): Promise<void> {
  const database = await openDatabase(env(), { role: "command" });
  const connection = connect(database.options, { poolSize: 2 });
  try {
    await migrate(connection.sql);
    adoptAddress(await readAddress(connection.db));
    await connection.db.transaction(async (tx) => {
      const used = await tx.execute(sql`select 1 from users limit 1`);
      if (used.length > 0) throw new StartError("This community has members already; the demo is for empty ones.");
      await seedDemo(tx);
      const made = JSON.stringify({ content: "demo" });
      await tx.execute(
        sql`insert into settings (key, value) values ('first-start', ${made}::jsonb) on conflict (key) do update set value = excluded.value`,
      );
    });
    for (const { role, name, password } of demoLogins)
      process.stdout.write(`  ${role.padEnd(10)} ${name.padEnd(12)} ${password}\n`);
  } finally {
    await closeRendering();
    await connection.close();
    await database.close();
  }
}
