// What an empty database gets on the first start: a demo community where only this machine can reach it, else an empty
// community and a one-time link for the first administrator. Never twice.
import { sql } from "drizzle-orm";
import { demoLogins, seedDemo } from "#drizzle/seed/demo.server";
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { Connection } from "~/database/db.server";
import { type Env, isLoopback } from "~/env.server";
import { firstAdminLink } from "~/models/member/email-token.server";

export const SEED_LOCK = 7_266_173_402;

/** Lines to print after the address. */
export async function firstStart(
  { db }: Connection,
  settings: Env,
  { args, kind }: { args: string[]; kind: "embedded" | "external" },
): Promise<string[]> {
  const isPrivate = kind === "embedded" && isLoopback(settings.HOST);
  const wantsDemo = args.includes("--demo") || (isPrivate && !args.includes("--empty"));
  const content = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
    const rows = await tx.execute<{ value: { content: "demo" | "empty" } }>(
      sql`select value from settings where key = 'first-start'`,
    );
    if (rows[0]) return rows[0].value.content;
    if (wantsDemo) await seedDemo(tx);
    else await seedEmpty(tx);
    const made = wantsDemo ? "demo" : "empty";
    await tx.execute(
      sql`insert into settings (key, value) values ('first-start', ${JSON.stringify({ content: made })}::jsonb)`,
    );
    return made;
  });
  if (content === "demo") return demoLines(isPrivate);
  const admins = await db.execute(sql`select 1 from users where role = 'admin' and deleted_at is null limit 1`);
  if (admins.length > 0) return [];
  return [
    "This community has no administrator yet. Open this link once to become the first:",
    `  ${await firstAdminLink(db, settings.PUBLIC_URL)}`,
  ];
}

function demoLines(isPrivate: boolean): string[] {
  const logins = demoLogins.map(({ role, name, password }) => `  ${role.padEnd(10)} ${name.padEnd(12)} ${password}`);
  const warning = isPrivate
    ? []
    : [
        "Warning: these are demo members with known passwords, and others can reach this server. Remove them before you invite anybody.",
      ];
  return ["A demo community is there to try. Log in as:", ...logins, ...warning];
}
