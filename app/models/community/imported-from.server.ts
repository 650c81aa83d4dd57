// From where an imported text is, and under which licence: shown with it, as the licences of such communities ask, and for
// whoever writes texts out of here.
import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { licenceAddress } from "~/text/licence";

/** Rows of `origins` beside the one of the text: "post 12 CC BY-SA 4.0", and the address it had. */
export const LICENCE = "licence";
export const ADDRESS = "address";

/** Of a text's own row `o` in `origins`. */
export const isWithoutLicence = sql`not exists (
  select 1 from origins l where l.kind = ${LICENCE} and l.internal_id = o.internal_id and starts_with(l.external_id, o.kind || ' '))`;

export type ImportedFrom = {
  /** The old site's host; null where nobody knows. */
  site: string | null;
  /** Of the text there. */
  address: string | null;
  licence: { name: string; address: string | null } | null;
};

type OriginRow = {
  id: number;
  source: string;
  kind: string;
  number: string;
  licence: string | null;
  address: string | null;
};

/** By our ids; texts that were written here are not in it. */
export async function findImportedFrom(db: Db, ids: readonly number[]): Promise<Record<number, ImportedFrom>> {
  if (ids.length === 0) return {};
  const rows = await db.execute<OriginRow>(sql`
    select o.internal_id as id, o.source, o.kind, o.external_id as number,
      (select substr(l.external_id, length(o.kind || o.external_id) + 3) from origins l
        where l.kind = ${LICENCE} and l.internal_id = o.internal_id and starts_with(l.external_id, o.kind || ' ') limit 1) as licence,
      (select a.external_id from origins a where a.kind = ${ADDRESS} and a.internal_id = o.internal_id limit 1) as address
    from origins o where o.kind in ('post', 'comment', 'wiki-page') and o.internal_id = any(${idArray(ids)})`);
  return Object.fromEntries(rows.map((row) => [row.id, importedFrom(row)]));
}

function importedFrom({ source, kind, number, licence, address }: OriginRow): ImportedFrom {
  const site = hostOf(source);
  return {
    site,
    address: address ?? (site === null ? null : addressAt(site, kind, number)),
    licence: licence === null ? null : { name: licence, address: licenceAddress(licence) },
  };
}

/** "stackexchange:beer.stackexchange.com", "mediawiki:wiki.example.com/db" */
function hostOf(source: string): string | null {
  const name = source.slice(source.indexOf(":") + 1).split("/", 1)[0] ?? "";
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(name) ? name : null;
}

function addressAt(site: string, kind: string, number: string): string | null {
  if (kind === "post") return `https://${site}/q/${number}`;
  if (kind === "comment") return `https://${site}/posts/comments/${number}`;
  return null;
}
