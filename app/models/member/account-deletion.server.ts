// Leaving: the person goes, what others build on stays.
//
// Promises: afterwards no name, address, picture, mail, session or draft of the person is in any table, nor the words in which
// something was decided about them (that it was decided stays, and the chained log still holds); texts that stay
// belong to "former member". What others wrote stays as they wrote it, also where it calls the person by name, but such a
// mention leads nowhere any more, and nobody can take the name: old mentions would point to a stranger (2026-11-29; until
// then the name was free again). The last administrator who can act does not leave. With "go" questions and answers and comments of the person are
// taken out of view, except questions that others have answered: those answers are not the person's to take away.
// First the texts, in small transactions, then the person: a break in the middle leaves an account that can try again.
// Whoever leaves is locked as a whole, so that nothing new names them, which those wait for who decide about their texts just
// now. Nobody waits in a circle for it: the texts' rows come first, as everywhere, and this act gives way and tries again.
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { needsAnotherAdmin } from "#moderation/permissions/office";
import type { Db } from "~/database/db.server";
import { isDeadlock, isLockTimeout } from "~/database/refusals";
import { ABOUT_THE_TEXT, settleSignals } from "~/models/case/case.server";
import { lockLog } from "~/models/case/decision-log.server";
import { eraseWordsAbout } from "~/models/case/log-erasure.server";
import { eraseCopiesAbout } from "~/models/case/word-copies.server";
import { forgetRenderingsMentioning } from "~/models/document/rendering.server";
import { goDark } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { isLastAdmin, lockPeople } from "./admin.server";
import { retireName } from "./retired-name.server";
import { findUser, lockUser } from "./user.server";

const BATCH = 50;
/** Shorter than the second after which PostgreSQL looks for circles and ends somebody's work. */
const WAIT_MS = 200;
const TRIES = 12;

export type LeavingOutcome = { kind: "left"; avatar: string | null } | { kind: "last-admin" };

/** The caller has asked for the password. Gives the file name of the picture, which is to be deleted too. */
export async function deleteAccount(
  db: Db,
  { userId, posts }: { userId: number; posts: "stay" | "go" },
): Promise<LeavingOutcome> {
  // Before the texts go; who is to stay is asked again when everything is locked.
  if (await mustStay(db, userId)) return { kind: "last-admin" };
  if (posts === "go") await withdrawPosts(db, userId);
  return givingWay(db, async (tx) => {
    await tx.execute(sql`
      select 1 from documents where author_id = ${userId}::bigint and (author_name is not null or ${posts === "go"} and state <> 'deleted')
      order by id for no key update`);
    // Before the log: whoever carries a verdict out holds it and then the log.
    await tx.execute(sql`select 1 from verdicts where decider_id = ${userId}::bigint order by id for update`);
    await lockLog(tx); // before the person: whoever appends a decision holds the log and then names them
    await lockPeople(tx, { memberId: userId, actorId: userId });
    const user = await lockUser(tx, userId, "update");
    if (!user) return { kind: "left", avatar: null };
    if (await mustStay(tx, userId)) return { kind: "last-admin" };
    await tx.execute(sql`set local lock_timeout to default`);
    if (posts === "go") await withdrawPosts(tx, userId); // what was being posted meanwhile
    await forgetRenderingsMentioning(tx, userId);
    await forgetTraces(tx, userId);
    await eraseWordsAbout(tx, userId);
    await eraseCopiesAbout(tx, userId);
    await retireName(tx, user.name);
    await tx.execute(sql`
      update users set name = 'deleted-' || id, display_name = 'deleted-' || id, email = null, email_verified_at = null, password_hash = null,
        about = '', avatar = null, role = 'member', language = 'en', time_zone = 'UTC', last_seen_on = null, is_unclaimed = false, deleted_at = now()
      where id = ${userId}::bigint`);
    await invalidatePages(tx, ["everything"]);
    return { kind: "left", avatar: user.avatar };
  });
}

async function mustStay(db: Db, userId: number): Promise<boolean> {
  const user = await findUser(db, userId);
  return user !== null && needsAnotherAdmin(user, "member") && (await isLastAdmin(db, userId));
}

/** `act` begins with its locks, and lets go of the limit on waiting once it has them. */
async function givingWay<T>(db: Db, act: (tx: Db) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1)
    try {
      return await db.transaction(async (tx) => {
        await tx.execute(sql.raw(`set local lock_timeout to ${WAIT_MS}`));
        return act(tx);
      });
    } catch (error) {
      if (tried === TRIES || !(isLockTimeout(error) || isDeadlock(error))) throw error;
      await sleep(WAIT_MS / 2);
    }
}

async function withdrawPosts(db: Db, userId: number): Promise<void> {
  for (let after = 0; ; ) {
    const batch = await db.execute<{ id: number }>(sql`
      select d.id from documents d left join questions q on q.id = d.id
      where d.author_id = ${userId}::bigint and d.id > ${after}::bigint and d.kind in ('question', 'answer', 'comment') and d.state <> 'deleted'
        and not exists (
          select 1 from answers a join documents x on x.id = a.id
          where a.question_id = q.id and x.state = 'published' and x.author_id is distinct from d.author_id)
      order by d.id limit ${BATCH}`);
    for (const { id } of batch) {
      await db.transaction(async (tx) => {
        await goDark(tx, id, "deleted");
        await settleSignals(tx, { documentId: id, kinds: ABOUT_THE_TEXT });
        await recordEvent(tx, { actorId: userId, verb: "deleted", subjectId: id });
      });
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.id;
  }
}

/** Everything that names the person or would let somebody act as them. Votes stay: scores are others' work too. */
async function forgetTraces(tx: Db, userId: number): Promise<void> {
  const id = sql`${userId}::bigint`;
  await tx.execute(sql`
    with ended as (delete from sessions where user_id = ${id}),
      links as (delete from email_tokens where user_id = ${id}),
      letters as (delete from mails where user_id = ${id} or recipient = (select email from users where id = ${id})),
      typed as (delete from drafts where user_id = ${id}),
      keys as (delete from idempotency_keys where user_id = ${id}),
      counts as (delete from rate_counts where who = ${String(userId)}),
      watched as (delete from watches where user_id = ${id}),
      chosen as (delete from notification_choices where user_id = ${id}),
      told as (delete from notifications where user_id = ${id}),
      pressed as (delete from verdicts where decider_id = ${id}),
      skipped as (delete from case_skips where user_id = ${id}),
      named as (delete from mentions where user_id = ${id}),
      noted as (delete from member_notes where member_id = ${id}),
      notes as (update member_notes set author_id = null where author_id = ${id} and member_id <> ${id}),
      signed as (update documents set author_name = null where author_id = ${id} and author_name is not null),
      written as (update revisions set author_name = null where author_id = ${id} and author_name is not null)
    update uploads set user_id = null where user_id = ${id}`);
}
