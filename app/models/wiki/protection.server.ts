// Who may publish a page at once: a level with a reason, and an end if it has one.
//
// Promises: from the moment of its end a protection holds for nobody, whether the job that tidies up has run or not; what
// was in force before is in force again. Every one stays in the page's history with who, why and until when.
import { sql } from "drizzle-orm";
import { protections } from "#drizzle/schema/judgement";
import type { Protection } from "#moderation/facts";
import { canSetProtection } from "#moderation/permissions/pages";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPage, type WikiPage } from "./page.server";
import { lastDay } from "./protection-now";

export type ProtectOutcome = { kind: "done" | "unchanged" } | { kind: "forbidden"; reason: PermissionReason };

/** `until`: the last day of it, as 2026-12-31; null: until somebody changes it. */
type Protecting = { actor: Actor; page: WikiPage; protection: Protection; reason: string; until: string | null };

export async function setProtection(
  db: Db,
  { actor, page, protection, reason, until }: Protecting,
): Promise<ProtectOutcome> {
  const member = await loadMemberFacts(db, { actor, productId: page.productId });
  const permission = canSetProtection(member, factsOfPage(page), protection);
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  return db.transaction(async (tx): Promise<ProtectOutcome> => {
    await tx.execute(sql`select 1 from documents where id = ${page.id}::bigint for no key update`);
    const who = { actorId: actor.id, authorId: page.authorId };
    const first = await refuseFirstDecider(tx, { documentId: page.id }, who);
    if (first) return first;
    await liftEnded(tx, page.id);
    const endsAt = until === null ? sql`null::timestamptz` : sql`(${until}::date + 1)::timestamptz`;
    // What is in force again at the end is what was in force before the first protection that ends.
    const rows = await tx.execute<{ id: number }>(sql`
      update pages set protection = ${protection}, protection_ends_at = ${endsAt},
        protection_before = case when ${until}::text is not null then coalesce(protection_before, protection) end
      where id = ${page.id}::bigint and protection = ${page.protection}
        and (protection <> ${protection} or protection_ends_at is distinct from ${endsAt} or ${reason}::text <> '') returning id`);
    if (rows.length === 0) return { kind: "unchanged" };
    await tx.execute(sql`
      update protections set lifted_at = now(), lifted_by = ${actor.id}::bigint where document_id = ${page.id}::bigint and lifted_at is null`);
    await tx
      .insert(protections)
      .values({ documentId: page.id, level: protection, reason, protectedBy: actor.id, endsAt });
    const details = { from: page.protection, to: protection };
    await recordEvent(tx, { actorId: actor.id, verb: "page-protected", subjectId: page.id, details });
    await invalidatePages(tx, [`page:${page.id}`, "wiki"]);
    return { kind: "done" };
  });
}

const MOST_AT_ONCE = 500;

/** Writes down what has ended by itself: of one page, or of all. */
export async function liftEnded(db: Db, pageId: number | null = null): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx.execute<{ id: number; from: Protection; to: Protection }>(sql`
      with due as (
        select id, protection as "from" from pages where protection_ends_at <= now() and (${pageId}::bigint is null or id = ${pageId}::bigint)
        order by id limit ${MOST_AT_ONCE} for no key update
      ), lifted as (
        update protections x set lifted_at = x.ends_at from due where x.document_id = due.id and x.lifted_at is null
      )
      update pages p set protection = coalesce(p.protection_before, p.protection), protection_before = null, protection_ends_at = null
      from due where p.id = due.id returning p.id, due."from", p.protection as "to"`);
    for (const { id, from, to } of ended) {
      await recordEvent(tx, { actorId: null, verb: "page-protected", subjectId: id, details: { from, to } });
    }
    if (ended.length > 0) await invalidatePages(tx, [...ended.map(({ id }) => `page:${id}`), "wiki"]);
  });
}

export type ProtectionLine = {
  level: Protection;
  reason: string;
  by: { name: string; displayName: string } | null;
  at: string;
  endsAt: string | null;
  liftedAt: string | null;
};

const MOST_LISTED = 20;

/** The latest first, for the history of the page. */
export async function listProtections(db: Db, pageId: number): Promise<ProtectionLine[]> {
  return db.execute<ProtectionLine>(sql`
    select x.level, x.reason, case when u.id is not null then json_build_object('name', u.name, 'displayName', u.display_name) end as by,
      to_json(x.protected_at) #>> '{}' as at, to_json(${lastDay}) #>> '{}' as "endsAt",
      to_json(coalesce(x.lifted_at, case when x.ends_at <= now() then x.ends_at end)) #>> '{}' as "liftedAt"
    from protections x join pages p on p.id = x.document_id left join users u on u.id = x.protected_by and u.deleted_at is null
    where x.document_id = ${pageId}::bigint order by x.id desc limit ${MOST_LISTED}`);
}
