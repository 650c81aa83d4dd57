// Which mail a notification goes into: one of its own at once, or one that gathers what happens to the same thing.
//
// Promises: whatever the app folds into one line (same kind, same code, same page) is folded in mail; the first mail goes at
// once, the next ones wait the longer the more of them were not looked at (moderation/notifying); who has looked is told
// at once again. Two workers do not begin two mails: the member's row is locked until the transaction ends. A mail that gathers
// takes something in only while nobody sends it: it is held until the transaction ends, and what is due by the clock or is
// being sent is left alone, however long the transaction has lasted. Costs: three statements for all members of one round.

import { sql } from "drizzle-orm";
import { mailPauseMinutes, type NotificationKind } from "#moderation/notifying";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";

/** A notification that was just written and is to be mailed. */
export type Mailable = { id: number; userId: number; kind: NotificationKind };
export type Bundle = {
  userId: number;
  what: NotificationKind;
  notificationIds: number[];
  /** A mail that waits already and takes these in. */
  mailId: number | null;
  /** Of a new one; 0: at once. */
  afterMinutes: number;
};

/** What a notification is about, as the list folds it. `n` is the notification. */
export const threadOf = sql`coalesce(
  (select coalesce(a.question_id, c.question_id) from documents d left join answers a on a.id = d.id left join comments c on c.id = d.id where d.id = n.document_id),
  n.document_id, -n.id)`;

const REMEMBERED_DAYS = 7;

type BundleRow = Mailable & { key: string; unseen: number; waitingId: number | null };

export async function bundlesOf(tx: Db, mailables: readonly Mailable[]): Promise<Bundle[]> {
  if (mailables.length === 0) return [];
  const members = `{${[...new Set(mailables.map(({ userId }) => userId))].join(",")}}`;
  await tx.execute(sql`select 1 from users where id = any(${members}::bigint[]) order by id for no key update`);
  const open = await holdOpenMails(tx, members);
  const rows = await tx.execute<BundleRow>(sql`
    with new as materialized (
      select n.id, n.user_id, n.kind, n.details ->> 'what' as what, ${threadOf} as thread
      from notifications n where n.id = any(${idArray(mailables.map(({ id }) => id))})
    ), before as materialized (
      select n.user_id, n.kind, n.details ->> 'what' as what, ${threadOf} as thread, m.id as mail_id, m.id = any(${idArray(open)}) as waits
      from notifications n join mails m on m.id = n.mail_id
      where n.user_id = any(${members}::bigint[]) and n.read_at is null and n.created_at > now() - make_interval(days => ${REMEMBERED_DAYS})
    )
    select new.id, new.user_id as "userId", new.kind, concat_ws(' ', new.user_id, new.kind, new.what, new.thread) as key,
      count(distinct b.mail_id)::int as unseen, max(b.mail_id) filter (where b.waits) as "waitingId"
    from new left join before b on b.user_id = new.user_id and b.kind = new.kind and b.what is not distinct from new.what and b.thread = new.thread
    group by new.id, new.user_id, new.kind, new.what, new.thread order by new.id`);
  return gathered(rows);
}

/** The clock, not the transaction's beginning: what falls due meanwhile is sent by whoever looks for it. */
async function holdOpenMails(tx: Db, members: string): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select id from mails where user_id = any(${members}::bigint[]) and sent_at is null and given_up_at is null and send_after > clock_timestamp()
    order by id for no key update skip locked`);
  return rows.map(({ id }) => id);
}

/** In the order in which things happened: the first of a round may go at once, the others of it wait. */
function gathered(rows: readonly BundleRow[]): Bundle[] {
  const bundles: Bundle[] = [];
  const open = new Map<string, Bundle>();
  const begun = new Map<string, number>();
  for (const { id, userId, kind, key, unseen, waitingId } of rows) {
    const waiting = open.get(key);
    if (waiting) {
      waiting.notificationIds.push(id);
      continue;
    }
    const before = unseen + (begun.get(key) ?? 0);
    const afterMinutes = waitingId === null ? mailPauseMinutes(before) : 0;
    const bundle: Bundle = { userId, what: kind, notificationIds: [id], mailId: waitingId, afterMinutes };
    bundles.push(bundle);
    if (waitingId !== null || afterMinutes > 0) open.set(key, bundle);
    else begun.set(key, (begun.get(key) ?? 0) + 1);
  }
  return bundles;
}
