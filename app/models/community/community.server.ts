// What every page needs and seldom changes: areas, products, settings. Read once, kept in memory, read again when
// somebody changes it (`invalidateCommunity` in the writing transaction → NOTIFY).
import { asc, sql } from "drizzle-orm";
import { areas, products, productVersions, settings } from "#drizzle/schema/catalogue";
import type { Db } from "~/database/db.server";
import { loadRuleNames, type RuleName } from "~/models/rule/names.server";
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
export type Community = {
  areas: Area[];
  products: Product[];
  settings: Settings;
  rules: RuleName[];
  /** Counts changes: what stands here is at least as new. */
  version?: number;
};

const MOST_ROWS = 2_000;
const VERSION_KEY = "community-version";

/** For the statement that finds the session: whoever has saved something sees it, whichever server is asked next. */
export const communityVersion = sql<number>`coalesce(
  (select (value #>> '{}')::bigint from settings where key = ${VERSION_KEY}), 0)`;

export async function loadCommunity(db: Db): Promise<Community> {
  // Before the rest, so that the version is never newer than what comes with it.
  const settingRows = await db.select().from(settings).limit(MOST_ROWS);
  const [areaRows, productRows, versionRows, rules] = await Promise.all([
    db.select().from(areas).orderBy(asc(areas.position), asc(areas.id)).limit(MOST_ROWS),
    db.select().from(products).orderBy(asc(products.position), asc(products.name)).limit(MOST_ROWS),
    db
      .select()
      .from(productVersions)
      .orderBy(asc(productVersions.position), asc(productVersions.id))
      .limit(MOST_ROWS * 5),
    loadRuleNames(db),
  ]);
  const stored = Object.fromEntries(settingRows.map((row) => [row.key, row.value]));
  return {
    areas: areaRows,
    products: productRows.map((product) => ({
      ...product,
      versions: versionRows.filter((version) => version.productId === product.id),
    })),
    settings: mergeSettings(stored),
    rules,
    version: Number(stored[VERSION_KEY] ?? 0),
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
  await db.execute(sql`
    insert into settings (key, value) values (${VERSION_KEY}, '1'::jsonb)
    on conflict (key) do update set value = to_jsonb((settings.value #>> '{}')::bigint + 1), updated_at = now()`);
  await db.execute(sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`);
}

/** The area where advertising is allowed; null where a community has none. */
export async function findMarketplace(db: Db): Promise<number | null> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from areas where kind = 'marketplace' and not is_archived order by position, id limit 1`);
  return rows[0]?.id ?? null;
}
