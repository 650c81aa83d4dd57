// Which pages of the export become pages here, which only lead to one, and which are passed over. Ids are reserved before
// anything is written and remembered in `origins`, so that an import that was interrupted goes on with the same ones.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import { rowsParameter } from "~/imports/import-run";
import { redirectTarget } from "~/imports/wikitext/to-markdown";
import { ADDRESS, isWithoutLicence, LICENCE } from "~/models/community/imported-from.server";
import { exactKey } from "~/models/community/old-page.server";
import { titleKey } from "~/text/old-title";
import { isLeftOut, type LeftOut } from "./namespaces";
import type { WikiRun } from "./run";

const PAGES_AT_ONCE = 1_000;
const MOST_HOPS = 10;
/** Pages stand at most so deep in the tree. */
const MOST_LEVELS = 8;
const MESSAGES = 8;
/** Texts of these kinds are shown as code. */
export const CODE_MODELS: Record<string, string> = {
  css: "css",
  "sanitized-css": "css",
  javascript: "javascript",
  json: "json",
  Scribunto: "lua",
  text: "",
};

type TargetRow = {
  id: number;
  ns: number;
  title: string;
  redirect: string | null;
  model: string | null;
  start: string | null;
};

/** Afterwards import_page_map knows for every page of the export what becomes of it. */
export async function reservePages(run: WikiRun): Promise<void> {
  await mapPages(run);
  await findSubjects(run);
  await followRedirects(run);
  await reserveIds(run);
}

async function mapPages({ db, signal, without }: WikiRun): Promise<void> {
  await db.execute(sql`
    create temporary table import_page_map (id bigint primary key, title text, key text, exact text, parents text[], leads_to text, subject bigint, document_id bigint,
      is_there boolean not null default false, skip text)`);
  for (let last = 0; ; ) {
    signal.throwIfAborted();
    const rows = await db.execute<TargetRow>(sql`
      select p.id, p.ns, p.title, p.redirect, r.model, r.start from import_pages p left join lateral (
        select model, left(text, 1000) as start from import_revisions where page = p.id and text is not null order by at desc, ordinal desc limit 1) r on true
      where p.id > ${last}::bigint order by p.id limit ${PAGES_AT_ONCE}`);
    if (rows.length === 0) break;
    await db.execute(sql`
      insert into import_page_map (id, title, key, exact, parents, leads_to, skip) select id, title, key, exact, parents, "leadsTo", skip
      from json_to_recordset(${rowsParameter(rows.map((row) => mapped(row, without)))}) as r(id bigint, title text, key text, exact text, parents text[], "leadsTo" text, skip text)`);
    last = rows.at(-1)?.id ?? last;
  }
  await db.execute(sql`create index on import_page_map (key)`);
  // Titles that differ in the case of their letters alone: the first page has the name, the others their exact spelling.
  await db.execute(sql`
    update import_page_map m set key = exact where exists (select 1 from import_page_map other where other.key = m.key and other.id < m.id)`);
  await db.execute(sql`analyze import_page_map`);
}

function mapped({ id, ns, title, redirect, model, start }: TargetRow, without: LeftOut) {
  const leadsTo = redirect ?? (start === null ? null : redirectTarget(start));
  return {
    id,
    title,
    key: titleKey(title),
    exact: exactKey(title),
    parents: parentsOf(title, ns),
    leadsTo: leadsTo === null ? null : titleKey(leadsTo),
    skip: isLeftOut(ns, without) ? "kind of page that was left out by --without" : reasonToSkip(ns, model),
  };
}

function reasonToSkip(ns: number, model: string | null): string | null {
  if (ns < 0 || ns === MESSAGES) return "message of the old software";
  if (model === null) return "page without a revision that can be read";
  return model === "wikitext" || model in CODE_MODELS
    ? null
    : `kind of page that has no counterpart here (${model.slice(0, 40)})`;
}

/** Keys of the pages it may stand under, the nearest first: "a/b" of "a/b/c"; the page that a conversation is about. */
export function parentsOf(title: string, ns: number): string[] {
  const segments = title.split("/");
  const above = segments
    .slice(0, MOST_LEVELS - 1)
    .map((_segment, at) => titleKey(segments.slice(0, at + 1).join("/")))
    .slice(0, segments.length - 1)
    .reverse();
  if (ns <= 0 || ns % 2 === 0) return above.filter((key) => key !== "");
  const name = title.slice(title.indexOf(":") + 1);
  const subject = ns === 1 ? name : `${title.slice(0, title.indexOf(":")).replace(/[ _]?talk$/i, "")}:${name}`;
  return [titleKey(subject), ...above].filter((key) => key !== "");
}

/** The page itself, for those that lead nowhere. */
async function findSubjects({ db }: WikiRun): Promise<void> {
  await db.execute(sql`update import_page_map set subject = id where skip is null and leads_to is null`);
}

/** Redirects of redirects lead to where the last one leads. */
async function followRedirects({ db, source }: WikiRun): Promise<void> {
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const moved = await db.execute(sql`
      update import_page_map m set subject = t.subject from import_page_map t
      where m.skip is null and m.leads_to is not null and m.subject is null and t.key = m.leads_to and t.subject is not null returning 1`);
    if (moved.length === 0) break;
  }
  await db.execute(sql`
    update import_page_map m set skip = 'redirect to a page that is not in the export' where skip is null and subject is null
      and not exists (select 1 from origins o where o.source = ${source} and o.kind = 'wiki-title' and o.external_id = m.leads_to)`);
}

async function reserveIds(run: WikiRun): Promise<void> {
  const { db, source } = run;
  await db.execute(sql`
    insert into origins (source, kind, external_id, internal_id)
    select ${source}, 'wiki-page', id, nextval(pg_get_serial_sequence('documents', 'id')) from (
      select m.id::text as id from import_page_map m where m.skip is null and m.leads_to is null and not exists (
        select 1 from origins o where o.source = ${source} and o.kind = 'wiki-page' and o.external_id = m.id::text)
      order by m.id) fresh`);
  await db.execute(sql`
    update import_page_map m set document_id = o.internal_id, is_there = exists (select 1 from documents d where d.id = o.internal_id)
    from origins o where m.subject is not null and o.source = ${source} and o.kind = 'wiki-page' and o.external_id = m.subject::text`);
  await db.execute(sql`
    update import_page_map m set document_id = o.internal_id from origins o
    where m.skip is null and m.document_id is null and o.source = ${source} and o.kind = 'wiki-title' and o.external_id = m.leads_to`);
  await rememberPlaces(run);
  await db.execute(sql`create index on import_page_map (document_id)`);
  await db.execute(sql`analyze import_page_map`);
}

/** Where a page stood and under which licence; also added to what was imported without. */
async function rememberPlaces({ db, source, addressBase, licence, report }: WikiRun): Promise<void> {
  for (let last = 0; ; ) {
    const pages = await db.execute<{ id: number; title: string }>(sql`
      select id, title from import_page_map where skip is null and leads_to is null and id > ${last}::bigint order by id limit ${PAGES_AT_ONCE}`);
    if (pages.length === 0) break;
    const rows = pages.map(({ id, title }) => ({
      id,
      address: addressBase === null ? null : addressBase + titleInAddress(title),
    }));
    await db.execute(sql`
      insert into origins (source, kind, external_id, internal_id)
      select o.source, ${ADDRESS}, r.address, o.internal_id from json_to_recordset(${rowsParameter(rows)}) as r(id bigint, address text)
        join origins o on o.source = ${source} and o.kind = 'wiki-page' and o.external_id = r.id::text
      where r.address is not null on conflict do nothing`);
    await db.execute(sql`
      insert into origins (source, kind, external_id, internal_id)
      select o.source, ${LICENCE}, o.kind || ' ' || o.external_id || ' ' || ${licence}::text, o.internal_id
      from json_to_recordset(${rowsParameter(rows)}) as r(id bigint)
        join origins o on o.source = ${source} and o.kind = 'wiki-page' and o.external_id = r.id::text
      where ${licence}::text is not null and ${isWithoutLicence} on conflict do nothing`);
    last = pages.at(-1)?.id ?? last;
  }
  const [without] = await db.execute<{ count: number }>(sql`
    select count(*) from origins o where o.source = ${source} and o.kind = 'wiki-page' and ${isWithoutLicence}`);
  report.remark("pages whose licence the export does not say; say it with --licence", without?.count ?? 0);
}

function titleInAddress(title: string): string {
  return encodeURIComponent(title.replace(/ /g, "_")).replace(/%(?:2F|3A|2C)/g, decodeURIComponent);
}

/** Parents of pages, by their ids here; those that are already here and visible count, too. */
export async function findParents(
  db: WikiRun["db"],
  source: string,
  pages: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db.execute<{ id: number; parent: number }>(sql`
    select m.id, found.parent from import_page_map m cross join lateral (
      select coalesce(other.document_id, o.internal_id) as parent from unnest(m.parents) with ordinality as p(key, place)
        left join import_page_map other on other.key = p.key and other.skip is null and other.leads_to is null
        left join origins o on o.source = ${source} and o.kind = 'wiki-title' and o.external_id = p.key
      where coalesce(other.document_id, o.internal_id) is not null and coalesce(other.document_id, o.internal_id) <> m.document_id
      order by p.place limit 1) found
    where m.id = any(${idArray(pages)})`);
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}
