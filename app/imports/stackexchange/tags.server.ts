// Tags, and their descriptions: excerpt and wiki of a tag are two posts of the dump with a history each, and one document
// here – the excerpt is its first paragraph.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { htmlToMarkdown } from "~/imports/html-to-markdown";
import type { ImportRun } from "~/imports/import-run";
import { closingRevision, type HistoryRow, type PlannedPost, type PlannedRevision, planRevisions } from "./revisions";
import { lookUpFor, renderTexts, storeRenderings, storeTexts, toMarkdown } from "./texts.server";
import { type NewDocument, writeDocuments } from "./write.server";

const TAGS_AT_ONCE = 20;
const EXCERPT = 4;

export async function importTags(run: ImportRun): Promise<void> {
  const { db, source, progress, report } = run;
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`update import_tag_map m set is_new = skip is null and not exists (select 1 from tags t where t.slug = m.slug)`,
    );
    await tx.execute(
      sql`insert into tags (slug) select slug from import_tag_map where is_new order by id on conflict (slug) do nothing`,
    );
    await tx.execute(sql`
      insert into origins (source, kind, external_id, internal_id)
      select ${source}, 'tag', m.id::text, t.id from import_tag_map m join tags t on t.slug = m.slug on conflict do nothing`);
  });
  const [fresh] = await db.execute<{ count: number }>(sql`select count(*) from import_tag_map where is_new`);
  report.added("tags", fresh?.count ?? 0);
  const [waiting] = await db.execute<{ count: number }>(sql`
    select count(*) from import_tag_map where document_id is not null and not is_there`);
  progress.begin("Descriptions of tags", waiting?.count ?? 0);
  let written = 0;
  for (let last = 0; ; ) {
    run.signal.throwIfAborted();
    const tags = await db.execute<{ id: number; document: number }>(sql`
      select id, document_id as document from import_tag_map
      where document_id is not null and not is_there and id > ${last}::bigint order by id limit ${TAGS_AT_ONCE}`);
    if (tags.length === 0) break;
    written += await db.transaction((tx) => writeDescriptions(tx, run, tags));
    last = tags.at(-1)?.id ?? last;
    progress.advance(tags.length);
  }
  report.added("descriptions of tags", written);
  progress.end(`${written.toLocaleString("en")} written`);
}

type TagPost = PlannedPost & { id: number; type: number; tag: number; body: string | null };
type Version = PlannedRevision & { excerpt: string; wiki: string };

async function writeDescriptions(
  tx: Db,
  run: ImportRun,
  tags: readonly { id: number; document: number }[],
): Promise<number> {
  const posts = await tx.execute<TagPost>(sql`
    select p.id, p.type, m.tag_id as tag, p.created_at::text, p.owner_id, p.owner_name, p.editor_id, p.editor_name, p.edited_at::text, null as title, null as tags, p.body
    from import_post_map m join import_posts p on p.id = m.id where m.tag_id = any(${idArray(tags.map(({ id }) => id))}) order by p.type`);
  const history = await tx.execute<HistoryRow & { post_id: number }>(sql`
    select id, type, post_id, guid, created_at::text, user_id, user_name, left(comment, 2000) as comment, text from import_history
    where post_id = any(${idArray(posts.map(({ id }) => id))}) and type in (2, 5, 8) order by post_id, import_history.created_at, id`);
  const documents: NewDocument[] = [];
  for (const tag of tags) {
    const versions = versionsOf(
      posts.filter((post) => post.tag === tag.id),
      history,
    );
    const document = await describe(tx, run, tag.document, versions);
    if (document) documents.push(document);
  }
  await writeDocuments(tx, run, { kind: "tag", documents });
  return documents.length;
}

/** Both histories in one line of time; each version shows what both said then. */
function versionsOf(posts: readonly TagPost[], history: readonly (HistoryRow & { post_id: number })[]): Version[] {
  const steps = posts.flatMap((post) => {
    const rows = history.filter(({ post_id }) => post_id === post.id);
    const plan = planRevisions(post, rows);
    const all = plan.isBehind ? [...plan.revisions, closingRevision(post, plan, "html")] : plan.revisions;
    return all.map((revision) => ({ revision, isExcerpt: post.type === EXCERPT, text: textOf(revision, rows, post) }));
  });
  steps.sort(
    (a, b) => Date.parse(a.revision.at) - Date.parse(b.revision.at) || Number(b.isExcerpt) - Number(a.isExcerpt),
  );
  const versions: Version[] = [];
  for (const { revision, isExcerpt, text } of steps) {
    const before = versions.at(-1) ?? { excerpt: "", wiki: "" };
    const after = isExcerpt ? { excerpt: text, wiki: before.wiki } : { excerpt: before.excerpt, wiki: text };
    if (description(after) !== description(before)) versions.push({ ...revision, ...after });
  }
  return versions;
}

function textOf({ body }: PlannedRevision, rows: readonly HistoryRow[], post: TagPost): string {
  if (body === "html") return htmlToMarkdown(post.body ?? "");
  return (rows.find(({ id }) => id === body.historyId)?.text ?? "").trim();
}

/** The wiki often begins with the words of the excerpt; nobody wants to read them twice. */
function description({ excerpt, wiki }: Pick<Version, "excerpt" | "wiki">): string {
  const opening = excerpt.split("\n", 1)[0]?.trim() ?? "";
  const rest = opening !== "" && wiki.startsWith(opening) ? wiki.slice(opening.length).trim() : wiki;
  return [excerpt, rest].filter((part) => part !== "").join("\n\n");
}

/** Null where there never was a word. */
async function describe(
  tx: Db,
  run: ImportRun,
  document: number,
  versions: readonly Version[],
): Promise<NewDocument | null> {
  const first = versions[0];
  if (!first) return null;
  const texts = versions.map((version) => ({
    source: description(version),
    at: version.at,
    isComment: false,
    participants: [],
  }));
  const lookup = await lookUpFor(tx, texts, run.hosts);
  const stored = texts.map((text) => toMarkdown(text, lookup, run.hosts));
  const last = stored.at(-1);
  const [shown] = await renderTexts(run, last ? [{ text: last, participants: [] }] : [], lookup);
  if (!shown) return null;
  await storeTexts(tx, stored);
  await storeRenderings(tx, [shown]);
  return {
    document,
    userId: first.userId,
    userName: first.userName,
    at: first.at,
    shown,
    revisions: versions.map(({ summary, at, userId, userName }, index) => ({
      hash: stored[index]?.hash ?? "",
      title: null,
      tags: null,
      summary,
      at,
      userId,
      userName,
    })),
  };
}
