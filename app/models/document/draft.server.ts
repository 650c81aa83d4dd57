// What members are typing, kept on the server until it is posted or thrown away.
//
// Promises: a draft belongs to one form. A form writes its own draft, or one that it was opened with; where another form keeps
// a draft of the same thing, the new one stands beside it. Publishing takes away what the published form had kept, nothing else.
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { drafts } from "#drizzle/schema/documents";
import type { Db } from "~/database/db.server";
import { thingOf } from "./draft-target";

/** `form`: the key of the form that wrote it last. */
export type Draft = { id: number; target: string; fields: Record<string, string>; form: string; updatedAt: Date };
/**
 * A form and those whose draft it carries on: the one it was opened with, and itself before it was sent back. What does not say
 * so (`drafted` left out) is no form of ours, and writes where the thing's draft is.
 */
export type DraftingForm = { key: string; drafted?: readonly string[] | undefined };

const MOST_DRAFTS = 100;
/** The longest page in Chinese takes 600,000. */
const MOST_BYTES = 700_000;
/** What is written without the key of a form, as by the server itself, is anybody's. */
const NO_FORM = "";

type Kept = { userId: number; target: string; fields: Record<string, string>; form?: DraftingForm | undefined };

/** Saves what was typed so far; null when it is too much to keep, the member keeps too many drafts, or has left. */
export async function saveDraft(db: Db, sent: Kept): Promise<Draft | null> {
  const json = JSON.stringify(sent.fields);
  if (Buffer.byteLength(json) > MOST_BYTES) return null;
  const kept = { ...sent, target: await presentTarget(db, sent.target) };
  // Another form that took the same place in this very moment is seen the second time.
  return (await write(db, kept, json)) ?? (await write(db, kept, json));
}

/** A text that was refused as a whole, kept among the drafts of its author; says whether there was room. */
export async function keepRefused<R extends { kind: "forbidden" }>(
  db: Db,
  refusal: R,
  kept: Kept,
): Promise<R & { isKept: boolean }> {
  return { ...refusal, isKept: (await saveDraft(db, kept)) !== null };
}

/** A form that was opened before its question was merged goes on with what it has become. */
async function presentTarget(db: Db, target: string): Promise<string> {
  const id = /^(?:answer|comment):(\d+)/.exec(target)?.[1];
  if (id === undefined) return target;
  const rows = await db.execute<{ into: number }>(sql`
    select merged_into as into from questions where id = ${id}::bigint and merged_into is not null`);
  return rows[0] ? target.replace(id, String(rows[0].into)) : target;
}

async function write(db: Db, { userId, target, form: sent }: Kept, json: string): Promise<Draft | null> {
  const form = sent?.drafted && sent;
  const key = form?.key ?? NO_FORM;
  const known = knownTo(form);
  const thing = form ? thingOf(target) : target;
  // The draft this form wrote before, else the thing's first place where it is free, else one beside it.
  const rows = await db.execute<Draft>(sql`
    with own as (
      select target from drafts where user_id = ${userId}::bigint and ${isOf(thing)} and ${form ? sql`form_key in ${known}` : sql`target = ${thing}`}
      order by form_key = ${key} desc, updated_at desc limit 1
    ), place as (
      select coalesce((select target from own),
        case when exists (select 1 from drafts where user_id = ${userId}::bigint and target = ${thing}) then ${besides(thing, key)} else ${thing} end) as target
    )
    insert into drafts (user_id, target, fields, form_key)
    select u.id, p.target, ${json}::jsonb, ${key} from users u, place p
    where u.id = ${userId}::bigint and u.deleted_at is null and (select count(*) from drafts d where d.user_id = u.id and d.target <> p.target) < ${MOST_DRAFTS}
    on conflict (user_id, target) do update set fields = excluded.fields, form_key = excluded.form_key, updated_at = now()
      where ${form ? sql`drafts.form_key in ${known}` : sql`true`}
    returning id, target, fields, form_key as form, updated_at as "updatedAt"`);
  return rows[0] ?? null;
}

function besides(thing: string, key: string): string {
  return `${thing}~${createHash("sha256").update(key).digest("hex").slice(0, 10)}`;
}

/** "~" is in no thing's word and means nothing to LIKE; "_" may be in a section's. */
function isOf(thing: string) {
  return sql`(target = ${thing} or starts_with(target, ${`${thing}~`}))`;
}

function knownTo(form: DraftingForm | undefined) {
  const keys = [form?.key ?? NO_FORM, ...(form?.drafted ?? [])];
  return sql`(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`;
}

/** The latest draft of a thing that fits; `wished`: that very one, as from the list of drafts. */
export async function findDraft(
  db: Db,
  {
    userId,
    target,
    wished,
    fits = () => true,
  }: {
    userId: number;
    target: string;
    wished?: string | null | undefined;
    fits?: (fields: Record<string, string>) => boolean;
  },
): Promise<Draft | null> {
  const drafts = await db.execute<Draft>(sql`
    select id, target, fields, form_key as form, updated_at as "updatedAt" from drafts
    where user_id = ${userId}::bigint and ${isOf(target)} order by updated_at desc, id desc limit ${MOST_DRAFTS}`);
  const exact = wished ? drafts.find((draft) => draft.target === wished) : undefined;
  return exact ?? drafts.find((draft) => fits(draft.fields)) ?? null;
}

/** A draft with what it belongs to, newest first. Anything can be drafted for: what is out of sight is named to its author only. */
export async function listDrafts(
  db: Db,
  userId: number,
): Promise<(Draft & { title: string | null; questionId: number | null; isPage: boolean })[]> {
  const rows = await db.execute<Draft & { title: string | null; questionId: number | null; isPage: boolean }>(sql`
    select f.id, f.target, f.fields, f.form_key as form, f.updated_at as "updatedAt", coalesce(q.title, w.title, e.question) as title, q.id as "questionId", d.kind is not distinct from 'page' as "isPage"
    from drafts f
    left join documents d on d.id = nullif(split_part(split_part(f.target, '~', 1), ':', 2), '')::bigint
    left join answers a on a.id = d.id
    left join comments c on c.id = d.id
    left join documents s on s.id = coalesce(a.question_id, c.question_id, d.id) and (s.state = 'published' or s.author_id = f.user_id)
    left join questions q on q.id = s.id
    left join pages w on w.id = s.id
    left join faq_entries e on e.id = s.id
    where f.user_id = ${userId}::bigint order by f.updated_at desc limit ${MOST_DRAFTS}`);
  return [...rows];
}

/** Thrown away by its author. */
export async function discardDraft(db: Db, { userId, target }: { userId: number; target: string }): Promise<void> {
  await db.delete(drafts).where(and(eq(drafts.userId, userId), eq(drafts.target, target)));
}

/**
 * A form was published: what it had kept goes, wherever the text ended up. In the transaction that published it. `target` is
 * for what was kept without the key of a form, and for what does not say which drafts it goes on with.
 */
export async function settleDraft(
  tx: Db,
  { userId, target, form }: { userId: number; target: string; form: DraftingForm },
): Promise<void> {
  await tx.execute(sql`
    delete from drafts where user_id = ${userId}::bigint
      and ((form_key <> ${NO_FORM} and form_key in ${knownTo(form)}) or (target = ${target} and (form_key = ${NO_FORM} or ${form.drafted === undefined})))`);
}
