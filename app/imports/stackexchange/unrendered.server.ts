// Texts that could not be rendered when they were written – the renderer was busy, or failed – are rendered once more in the
// end, each for itself, with what belongs to it: links, mentions, the first words of a question.
//
// Promises: nothing is stored of a text that was not rendered; whoever reads it meanwhile has it rendered for them. An import
// that is run again tries those that are left. The report names them.
import { eq, sql } from "drizzle-orm";
import { questions } from "#drizzle/schema/forum";
import { renderedText } from "~/imports/patient-rendering.server";
import { storeRendering } from "~/models/document/document.server";
import { excerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import { storeReferences } from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import type { ImportRun } from "../import-run";

const TEXTS_AT_ONCE = 50;

type Left = {
  id: number;
  which: string;
  kind: string;
  blob: Buffer;
  revision: number;
  productId: number | null;
  language: string;
};

export async function renderLeft(run: ImportRun): Promise<void> {
  for (let last = 0; ; ) {
    run.signal.throwIfAborted();
    const texts = await run.db.execute<Left>(sql`
      select d.id, ours.which, d.kind, v.blob, v.id as revision, d.product_id as "productId", d.language from (
          select document_id, 'post ' || id as which from import_post_map
          union all select document_id, 'comment ' || id from import_comment_map
          union all select document_id, 'tag ' || slug from import_tag_map) ours
        join documents d on d.id = ours.document_id and d.state = 'published' join revisions v on v.id = d.published_revision_id
      where d.id > ${last}::bigint and not exists (select 1 from renderings r where r.hash = v.blob)
      order by d.id limit ${TEXTS_AT_ONCE}`);
    if (texts.length === 0) return;
    for (const text of texts) await renderOne(run, text);
    last = texts.at(-1)?.id ?? last;
  }
}

async function renderOne(run: ImportRun, { blob, language, productId, ...left }: Left): Promise<void> {
  const { db, report, signal } = run;
  const text = await renderedText(db, await readBlob(db, blob), { language, place: { productId }, signal });
  if (text === null)
    report.name("Texts that could not be rendered; run the same command again to try them once more", left.which);
  else await store(run, left, blob, text);
}

async function store(
  { db }: ImportRun,
  { id, kind, revision }: Pick<Left, "id" | "kind" | "revision">,
  blob: Buffer,
  text: RenderedText,
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      select 1 from documents where id = ${id}::bigint and published_revision_id = ${revision}::bigint and state = 'published' for update`);
    // Somebody edited or removed it meanwhile, and that did all of this.
    if (rows.length === 0) return;
    await storeRendering(tx, blob, text);
    await storeReferences(tx, id, text);
    if (kind === "question")
      await tx
        .update(questions)
        .set({ excerpt: excerptOf(text.plain) })
        .where(eq(questions.id, id));
  });
}
