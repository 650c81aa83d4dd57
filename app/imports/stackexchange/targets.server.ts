// Which rows of the dump become which documents. Ids are reserved before anything is written, and remembered in
// `origins`: so a text can link to a post that comes later, and an import that was interrupted goes on with the same ids.
// A reserved id without a document is simply not written yet; whoever follows an old address finds nothing there.
import { sql } from "drizzle-orm";
import { type ImportRun, rowsParameter } from "~/imports/import-run";
import { parseTags } from "~/models/question/tag.server";

const TAGS_AT_ONCE = 5_000;

/** Afterwards import_tag_map, import_post_map and import_comment_map exist, with ids for everything that can be taken. */
export async function reserveDocuments(run: ImportRun): Promise<void> {
  await mapTags(run);
  await mapPosts(run);
  await mapComments(run);
  await reserve(run, { map: "import_tag_map", kind: "tag-description" });
  await reserve(run, { map: "import_post_map", kind: "post" });
  await reserve(run, { map: "import_comment_map", kind: "comment" });
}

async function mapTags({ db }: ImportRun): Promise<void> {
  await db.execute(sql`
    create temporary table import_tag_map (
      id bigint primary key, slug text, document_id bigint, is_there boolean not null default false, is_new boolean not null default false, skip text)`);
  for (let last = 0; ; ) {
    const rows = await db.execute<{ id: number; name: string }>(sql`
      select id, name from import_tags where id > ${last}::bigint order by id limit ${TAGS_AT_ONCE}`);
    if (rows.length === 0) break;
    const slugs = rows.map(({ id, name }) => ({ id, slug: parseTags(name)[0] ?? null }));
    await db.execute(sql`
      insert into import_tag_map (id, slug) select id, slug from json_to_recordset(${rowsParameter(slugs)}) as t(id bigint, slug text)`);
    last = rows.at(-1)?.id ?? last;
  }
  await db.execute(sql`
    update import_tag_map m set skip = case
      when slug is null then 'the name has no letter or digit'
      when exists (select 1 from import_tag_map other where other.slug = m.slug and other.id < m.id) then 'another tag has this name here'
    end`);
}

async function mapPosts({ db }: ImportRun): Promise<void> {
  await db.execute(sql`
    create temporary table import_post_map as
    select p.id, p.type, case p.type when 1 then p.id when 2 then p.parent_id end as question_id,
      tag.id as tag_id, null::bigint as document_id, false as is_there,
      case
        when p.type = 1 then null
        when p.type = 2 and question.id is null then 'the question of this answer is not in the dump'
        when p.type = 2 then null
        when p.type in (4, 5) and tag.id is null then 'no tag has this description'
        when p.type in (4, 5) then null
        when p.type = 3 then 'orphaned tag description'
        when p.type = 6 then 'nomination of a moderator'
        when p.type = 7 then 'placeholder of the old site'
        when p.type = 8 then 'page about privileges of the old site'
        else 'kind of post that has no counterpart here (' || p.type || ')'
      end as skip
    from import_posts p
      left join import_posts question on question.id = p.parent_id and question.type = 1 and p.type = 2
      left join lateral (
        select t.id from import_tags t join import_tag_map m on m.id = t.id and m.skip is null
        where p.type in (4, 5) and case p.type when 4 then t.excerpt_id else t.wiki_id end = p.id order by t.id limit 1) tag on true`);
  await db.execute(sql`alter table import_post_map add primary key (id)`);
  await db.execute(sql`create index on import_post_map (question_id)`);
  await db.execute(sql`create index on import_post_map (tag_id)`);
}

async function mapComments({ db }: ImportRun): Promise<void> {
  await db.execute(sql`
    create temporary table import_comment_map as
    select c.id, c.post_id, p.question_id, null::bigint as document_id, false as is_there,
      case
        when p.id is null then 'the post is not in the dump'
        when p.skip is not null then 'the post was skipped'
        when p.question_id is null then 'a remark on the description of a tag'
        when trim(coalesce(c.text, '')) = '' then 'empty'
      end as skip
    from import_comments c left join import_post_map p on p.id = c.post_id`);
  await db.execute(sql`alter table import_comment_map add primary key (id)`);
}

/** Tag descriptions live with their tag, so only questions and answers of import_post_map get documents of their own. */
async function reserve({ db, source }: ImportRun, { map, kind }: { map: string; kind: string }): Promise<void> {
  const table = sql.raw(map);
  const takes = sql.raw(
    map === "import_post_map"
      ? "skip is null and question_id is not null"
      : map === "import_tag_map"
        ? "skip is null and exists (select 1 from import_post_map p where p.tag_id = m.id)"
        : "skip is null",
  );
  await db.execute(sql`
    insert into origins (source, kind, external_id, internal_id)
    select ${source}, ${kind}, id, nextval(pg_get_serial_sequence('documents', 'id')) from (
      select m.id::text as id from ${table} m where ${takes} and not exists (
        select 1 from origins o where o.source = ${source} and o.kind = ${kind} and o.external_id = m.id::text)
      order by m.id) fresh`);
  await db.execute(sql`
    update ${table} m set document_id = o.internal_id, is_there = exists (select 1 from documents d where d.id = o.internal_id)
    from origins o where o.source = ${source} and o.kind = ${kind} and o.external_id = m.id::text`);
  await db.execute(sql`create index on ${table} (document_id)`);
  await db.execute(sql`analyze ${table}`);
}
