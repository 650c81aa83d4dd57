// Groups of the FAQ: a small tree per product (or for all of them) that orders its pages. Kept by the FAQ's team.
import { eq, sql } from "drizzle-orm";
import { faqGroups } from "#drizzle/schema/faq";
import type { Db } from "~/database/db.server";
import { invalidatePages } from "~/models/invalidate-pages.server";

export type Group = {
  id: number;
  productId: number | null;
  parentId: number | null;
  name: string;
  language: string;
  position: number;
};

const MOST_GROUPS = 500;
/** A group in a group in a group: more than that nobody finds anything in. */
export const DEEPEST_GROUP = 3;

/** In the order of the pages: by product, position and name; parents and children mixed. */
export async function listGroups(db: Db): Promise<Group[]> {
  return db.execute<Group>(sql`
    select id, product_id as "productId", parent_id as "parentId", name, language, position from faq_groups
    order by product_id nulls first, position, name, id limit ${MOST_GROUPS}`);
}

/** An existing group, or the name of one to be found or made; null: none. */
export type GroupChoice = { id: number } | { name: string } | null;

/** The group an entry belongs to. One of another product is none; a name that exists is that group. */
export async function resolveGroup(
  tx: Db,
  { group, productId, language }: { group: GroupChoice; productId: number | null; language: string },
): Promise<number | null> {
  if (group === null) return null;
  if ("name" in group) return createFaqGroup(tx, { name: group.name, productId, language, parentId: null });
  const rows = await tx.execute<{ id: number }>(sql`
    select id from faq_groups where id = ${group.id}::bigint and (product_id is null or product_id = ${productId}::bigint)`);
  return rows[0]?.id ?? null;
}

/** The id of the group with this name in this place, made if there is none. Parents of another product do not count. */
export async function createFaqGroup(
  db: Db,
  {
    name,
    productId,
    language,
    parentId,
  }: { name: string; productId: number | null; language: string; parentId: number | null },
): Promise<number> {
  const rows = await db.execute<{ id: number }>(sql`
    with parent as (
      select id from faq_groups where id = ${parentId}::bigint and product_id is not distinct from ${productId}::bigint
    ), same as (
      select id from faq_groups where product_id is not distinct from ${productId}::bigint and language = ${language} and lower(name) = lower(${name})
        and parent_id is not distinct from (select id from parent) limit 1
    ), made as (
      insert into faq_groups (product_id, parent_id, name, language, position)
      select ${productId}::bigint, (select id from parent), ${name}, ${language},
        (select coalesce(max(position) + 1, 0) from faq_groups where product_id is not distinct from ${productId}::bigint)
      where not exists (select 1 from same) returning id
    )
    select id from same union all select id from made`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("group was not written");
  return id;
}

export type GroupOutcome =
  | { kind: "done" | "missing" }
  | { kind: "refused"; because: "group-used" | "group-deep" }
  /** The parent is not there any more, or one of another product. */
  | { kind: "wrong-parent"; because: "unknown" | "group-of-product" };

/** A new group, of its parent's product where it has a parent and no product was chosen. */
export async function addFaqGroup(
  db: Db,
  {
    name,
    productId,
    language,
    parentId,
  }: { name: string; productId: number | null; language: string; parentId: number | null },
): Promise<GroupOutcome> {
  const groups = await listGroups(db);
  const parent = groups.find((group) => group.id === parentId) ?? null;
  if (parentId !== null && !parent) return { kind: "wrong-parent", because: "unknown" };
  if (parent && productId !== null && parent.productId !== productId)
    return { kind: "wrong-parent", because: "group-of-product" };
  if ((depthAbove(groups, parent, 0) ?? DEEPEST_GROUP) >= DEEPEST_GROUP)
    return { kind: "refused", because: "group-deep" };
  await createFaqGroup(db, { name, language, parentId, productId: parent ? parent.productId : productId });
  return { kind: "done" };
}

/** Name, place and parent. Never inside itself, never deeper than DEEPEST_GROUP. */
export async function updateFaqGroup(
  db: Db,
  { id, name, parentId, position }: { id: number; name: string; parentId: number | null; position: number },
): Promise<GroupOutcome> {
  return db.transaction(async (tx): Promise<GroupOutcome> => {
    await tx.execute(sql`select 1 from faq_groups order by id for update`);
    const groups = await listGroups(tx);
    const group = groups.find((one) => one.id === id);
    if (!group) return { kind: "missing" };
    const parent = groups.find((one) => one.id === parentId) ?? null;
    if (parentId !== null && !parent) return { kind: "wrong-parent", because: "unknown" };
    if (parent && parent.productId !== group.productId) return { kind: "wrong-parent", because: "group-of-product" };
    const levels = depthAbove(groups, parent, id);
    if (levels === null || levels + depthBelow(groups, id) > DEEPEST_GROUP)
      return { kind: "refused", because: "group-deep" };
    await tx
      .update(faqGroups)
      .set({ name, parentId: parent?.id ?? null, position })
      .where(eq(faqGroups.id, id));
    await invalidatePages(tx, ["faq"]);
    return { kind: "done" };
  });
}

/** Only an empty one. */
export async function deleteFaqGroup(db: Db, id: number): Promise<GroupOutcome> {
  const rows = await db.execute(sql`
    delete from faq_groups g where id = ${id}::bigint and not exists (select 1 from faq_groups c where c.parent_id = g.id)
      and not exists (select 1 from faq_entries e where e.group_id = g.id) returning id`);
  return rows.length > 0 ? { kind: "done" } : { kind: "refused", because: "group-used" };
}

/** How many groups stand above; null when one of them is the group itself. */
function depthAbove(groups: Group[], parent: Group | null, ownId: number): number | null {
  let depth = 0;
  for (let at = parent; at; at = groups.find((group) => group.id === at?.parentId) ?? null) {
    if (at.id === ownId || depth > DEEPEST_GROUP) return null;
    depth += 1;
  }
  return depth;
}

/** Levels from this group down, itself included. */
function depthBelow(groups: Group[], id: number, level = 1): number {
  if (level > DEEPEST_GROUP) return level;
  const children = groups.filter((group) => group.parentId === id);
  return Math.max(level, ...children.map((child) => depthBelow(groups, child.id, level + 1)));
}

/** With how many entries stand in each, published or not. */
export async function listGroupUse(db: Db): Promise<(Group & { entries: number })[]> {
  return db.execute<Group & { entries: number }>(sql`
    select g.id, g.product_id as "productId", g.parent_id as "parentId", g.name, g.language, g.position,
      (select count(*)::int from faq_entries e where e.group_id = g.id) as entries
    from faq_groups g order by g.product_id nulls first, g.position, g.name, g.id limit ${MOST_GROUPS}`);
}
