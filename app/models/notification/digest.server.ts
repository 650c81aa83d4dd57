// The daily mail: what came in since yesterday and was not read in the app, in one mail, in the morning where the member is.
//
// Promises: nobody gets an empty one; what was read, hidden or chosen otherwise meanwhile is not in it; every notification is in
// one daily mail at most (the row forgets that it waits in the transaction that writes the mail); two servers do not write two.
import { sql } from "drizzle-orm";
import { channelFor, DIGEST, type NotificationKind } from "#moderation/notifying";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { readChoices } from "./choice.server";
import { writeLetters } from "./letter.server";

const MEMBERS_AT_ONCE = 100;
const MOST_IN_ONE = 500;

/** Says how many mails were written. */
export async function writeDigests(
  db: Db,
  env: Env,
  { until = () => false }: { until?: () => boolean } = {},
): Promise<number> {
  let written = 0;
  for (let after = 0; !until(); ) {
    const members = await db.execute<{ id: number }>(sql`
      select distinct user_id as id from notifications where digest_after <= now() and user_id > ${after}::bigint
      order by user_id limit ${MEMBERS_AT_ONCE}::int`);
    for (const { id } of members) {
      const isWritten = await db.transaction((tx) => writeDigest(tx, env, id));
      if (isWritten) written += 1;
    }
    const last = members.at(-1);
    if (!last || members.length < MEMBERS_AT_ONCE) break;
    after = last.id;
  }
  return written;
}

async function writeDigest(tx: Db, env: Env, userId: number): Promise<boolean> {
  // Of two servers one waits and then finds nothing; locking row by row they could each take some.
  await tx.execute(sql`select 1 from users where id = ${userId}::bigint for no key update`);
  const rows = await tx.execute<{ id: number; kind: NotificationKind; isWanted: boolean }>(sql`
    with due as materialized (
      select id from notifications where user_id = ${userId}::bigint and digest_after <= now()
      order by id limit ${MOST_IN_ONE}::int for update
    )
    update notifications n set digest_after = null from due where n.id = due.id
    returning n.id, n.kind, n.read_at is null and may_be_told(n.kind, n.document_id, n.user_id) as "isWanted"`);
  const wanted = rows.filter((row) => row.isWanted);
  if (wanted.length === 0) return false;
  const choices = await readChoices(tx, userId);
  const ids = wanted.filter(({ kind }) => channelFor(kind, choices) === "digest").map(({ id }) => id);
  if (ids.length === 0) return false;
  await writeLetters(tx, env, [{ userId, what: DIGEST, notificationIds: ids, mailId: null, afterMinutes: 0 }]);
  return true;
}
