// Areas, products and their versions, as administrators keep them. Nothing is deleted, because questions stand in it:
// what is over is archived, stays readable and is offered to nobody any more.

import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { isUniqueViolation } from "~/database/refusals";
import { slugOf } from "~/urls";
import type { Area } from "./community.server";
import { type AdminRefusal, asAdmin } from "./settings.server";

export type CatalogueOutcome =
  | { kind: "done"; id: number }
  | { kind: "taken" }
  | { kind: "no-slug" }
  | { kind: "missing" }
  | { kind: "last-area" }
  | AdminRefusal;

export type AreaFields = {
  slug: string;
  kind: Area["kind"];
  names: Record<string, string>;
  descriptions: Record<string, string>;
  isArchived: boolean;
};

/** `id` null makes a new one at the end of the list. */
export async function saveArea(
  db: Db,
  { actor, id, area }: { actor: Actor; id: number | null; area: AreaFields },
): Promise<CatalogueOutcome> {
  const slug = slugOf(area.slug || (area.names.en ?? ""));
  if (slug === "") return { kind: "no-slug" };
  const names = JSON.stringify(area.names);
  const descriptions = JSON.stringify(area.descriptions);
  return save(db, actor, async (tx) => {
    if (id !== null && area.isArchived && (await isLastArea(tx, id))) return "last-area";
    return id === null
      ? tx.execute(sql`
          insert into areas (slug, kind, names, descriptions, is_archived, position)
          values (${slug}, ${area.kind}, ${names}::jsonb, ${descriptions}::jsonb, ${area.isArchived}, (select coalesce(max(position), 0) + 1 from areas))
          returning id`)
      : tx.execute(sql`
          update areas set slug = ${slug}, kind = ${area.kind}, names = ${names}::jsonb, descriptions = ${descriptions}::jsonb, is_archived = ${area.isArchived}
          where id = ${id}::bigint returning id`);
  });
}

/** Without an area nobody could ask. */
async function isLastArea(tx: Db, id: number): Promise<boolean> {
  await tx.execute(sql`select 1 from areas order by id for update`);
  const others = await tx.execute(sql`select 1 from areas where not is_archived and id <> ${id}::bigint limit 1`);
  return others.length === 0;
}

/** `/wiki/changes` is a list, so no product can have that address. */
const LISTS_OF_THE_WIKI: ReadonlySet<string> = new Set(["new", "changes", "wanted"]);

export type ProductFields = { slug: string; name: string; description: string; isArchived: boolean };

export async function saveProduct(
  db: Db,
  { actor, id, product }: { actor: Actor; id: number | null; product: ProductFields },
): Promise<CatalogueOutcome> {
  const wanted = slugOf(product.slug || product.name);
  if (wanted === "") return { kind: "no-slug" };
  const slug = LISTS_OF_THE_WIKI.has(wanted) ? `${wanted}-1` : wanted;
  return save(db, actor, async (tx) =>
    id === null
      ? tx.execute(sql`
          insert into products (slug, name, description, is_archived, position)
          values (${slug}, ${product.name}, ${product.description}, ${product.isArchived}, (select coalesce(max(position), 0) + 1 from products))
          returning id`)
      : tx.execute(sql`
          update products set slug = ${slug}, name = ${product.name}, description = ${product.description}, is_archived = ${product.isArchived}
          where id = ${id}::bigint returning id`),
  );
}

export type VersionFields = { name: string; isArchived: boolean };

export async function saveVersion(
  db: Db,
  { actor, productId, id, version }: { actor: Actor; productId: number; id: number | null; version: VersionFields },
): Promise<CatalogueOutcome> {
  return save(db, actor, async (tx) =>
    id === null
      ? tx.execute(sql`
          insert into product_versions (product_id, name, is_archived, position)
          select p.id, ${version.name}, ${version.isArchived}, (select coalesce(max(position), 0) + 1 from product_versions where product_id = p.id)
          from products p where p.id = ${productId}::bigint returning id`)
      : tx.execute(sql`
          update product_versions set name = ${version.name}, is_archived = ${version.isArchived}
          where id = ${id}::bigint and product_id = ${productId}::bigint returning id`),
  );
}

export type CatalogueTable = "areas" | "products" | "product_versions";

/** One place up or down in its list. At the end of the list nothing happens. */
export async function moveEntry(
  db: Db,
  { actor, table, id, direction }: { actor: Actor; table: CatalogueTable; id: number; direction: "up" | "down" },
): Promise<CatalogueOutcome> {
  const name = sql.raw(table);
  const siblings =
    table === "product_versions"
      ? sql`where product_id = (select product_id from product_versions where id = ${id}::bigint)`
      : sql``;
  return save(db, actor, async (tx) => {
    await tx.execute(sql`select 1 from ${name} ${siblings} order by id for update`);
    const rows = await tx.execute<{ id: number }>(
      sql`select id from ${name} ${siblings} order by position, ${listedThen(table)}`,
    );
    const ids = rows.map((row) => row.id);
    const at = ids.indexOf(id);
    if (at < 0) return [];
    const to = direction === "up" ? at - 1 : at + 1;
    const neighbour = ids[to];
    if (neighbour === undefined) return [{ id }];
    ids[to] = id;
    ids[at] = neighbour;
    await renumber(tx, name, ids);
    return [{ id }];
  });
}

/** The same second key as in loadCommunity, so that entries with equal positions move as they are seen. */
function listedThen(table: CatalogueTable): SQL {
  return table === "products" ? sql`name` : sql`id`;
}

async function renumber(tx: Db, table: SQL, ids: number[]): Promise<void> {
  await tx.execute(sql`
    update ${table} set position = wanted.position
    from unnest(${idArray(ids)}) with ordinality as wanted (id, position) where ${table}.id = wanted.id`);
}

async function save(
  db: Db,
  actor: Actor,
  write: (tx: Db) => Promise<readonly Record<string, unknown>[] | "last-area">,
): Promise<CatalogueOutcome> {
  try {
    return await asAdmin<CatalogueOutcome>(db, actor, async (tx) => {
      const rows = await write(tx);
      if (rows === "last-area") return { kind: "last-area" };
      const id = rows[0]?.id;
      return typeof id === "number" ? { kind: "done", id } : { kind: "missing" };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: "taken" };
    throw error;
  }
}
