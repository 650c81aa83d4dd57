// Groups of the FAQ: a small tree per product (or for all of them) that orders its pages. Kept by the FAQ's team.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";

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
