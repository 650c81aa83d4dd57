// What every page needs and seldom changes: areas, products, settings. Read once, kept in memory, read again when
// somebody changes it (`invalidateCommunity` in the writing transaction → NOTIFY).
import { asc, sql } from "drizzle-orm";
import { areas, products, productVersions, settings } from "#drizzle/schema/catalogue";
import type { Db } from "~/database/db.server";
import { SETTINGS_DEFAULTS, type Settings } from "~/settings";

export type Area = {
  id: number;
  slug: string;
  kind: "questions" | "showcase" | "marketplace";
  names: Record<string, string>;
  descriptions: Record<string, string>;
  isArchived: boolean;
};
export type Version = { id: number; productId: number; name: string; isArchived: boolean };
export type Product = {
  id: number;
  slug: string;
  name: string;
  description: string;
  isArchived: boolean;
  versions: Version[];
};
export type Community = { areas: Area[]; products: Product[]; settings: Settings };

const MOST_ROWS = 2_000;

export async function loadCommunity(db: Db): Promise<Community> {
  const [areaRows, productRows, versionRows, settingRows] = await Promise.all([
    db.select().from(areas).orderBy(asc(areas.position), asc(areas.id)).limit(MOST_ROWS),
    db.select().from(products).orderBy(asc(products.position), asc(products.name)).limit(MOST_ROWS),
    db
      .select()
      .from(productVersions)
      .orderBy(asc(productVersions.position), asc(productVersions.id))
      .limit(MOST_ROWS * 5),
    db.select().from(settings).limit(MOST_ROWS),
  ]);
  const stored = Object.fromEntries(settingRows.map((row) => [row.key, row.value]));
  return {
    areas: areaRows,
    products: productRows.map((product) => ({
      ...product,
      versions: versionRows.filter((version) => version.productId === product.id),
    })),
    settings: mergeSettings(stored),
  };
}

/** The settings alone, for what runs outside a page. */
export async function loadSettings(db: Db): Promise<Settings> {
  const rows = await db.select().from(settings).limit(MOST_ROWS);
  return mergeSettings(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

function mergeSettings(stored: Record<string, unknown>): Settings {
  const merged = structuredClone(SETTINGS_DEFAULTS);
  for (const key of Object.keys(merged) as (keyof Settings)[]) {
    const value = stored[key];
    if (typeof value === "object" && value !== null) Object.assign(merged[key], value);
  }
  return merged;
}

/** In the transaction that changes anything of the community: every process reads it again. */
export async function invalidateCommunity(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`);
}

/** The area where advertising is allowed; null where a community has none. */
export async function findMarketplace(db: Db): Promise<number | null> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from areas where kind = 'marketplace' and not is_archived order by position, id limit 1`);
  return rows[0]?.id ?? null;
}
