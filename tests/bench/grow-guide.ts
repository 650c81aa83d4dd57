// What the second half of the community consists of, grown for the bench: a page with a long history, and a full queue.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { addRevision, publishRevision } from "~/models/document/document.server";
import { renderText } from "~/models/document/rendering.server";
import { type Corpus, randomness } from "./grow";

const REVISIONS = 20;
const LENGTH = 5_000;

/** The page of the demo with the longest history, grown to twenty revisions of five kilobytes, each changing one paragraph. */
export async function growPage(db: Db, corpus: Corpus): Promise<{ id: number; revisions: number }> {
  const [page] = await db.execute<{ id: number; productId: number | null; authorId: number; title: string }>(sql`
    select p.id, p.product_id as "productId", d.author_id as "authorId", p.title from pages p join documents d on d.id = p.id
    where p.is_listed and d.author_id is not null order by p.revision_count desc, p.id limit 1`);
  if (!page) throw new Error("the demo has no page");
  const random = randomness(7);
  const sentence = () => corpus.sentences[Math.floor(random() * corpus.sentences.length)] ?? "";
  const paragraphs: string[] = [];
  while (paragraphs.join("\n\n").length < LENGTH) paragraphs.push(`${sentence()} ${sentence()}`);
  for (;;) {
    const [now] = await db.execute<{ number: number; live: number }>(sql`
      select v.number, v.id as live from documents d join revisions v on v.id = d.published_revision_id where d.id = ${page.id}::bigint`);
    if (!now || now.number >= REVISIONS) return { id: page.id, revisions: now?.number ?? 0 };
    paragraphs[Math.floor(random() * paragraphs.length)] = `${sentence()} ${sentence()}`;
    const source = paragraphs
      .map((text, at) => (at % 6 === 0 ? `## Part ${at / 6 + 1}\n\n${text}` : text))
      .join("\n\n");
    const rendered = await renderText(db, source, "en", { productId: page.productId, isPage: true });
    const revisionId = await addRevision(db, {
      documentId: page.id,
      basedOn: now.live,
      authorId: page.authorId,
      source,
      title: page.title,
      tags: null,
      rendered,
      summary: "One paragraph put better",
      isMinor: false,
    });
    if (revisionId === null) throw new Error("nothing changed");
    await publishRevision(db, { documentId: page.id, revisionId, base: now.live });
  }
}

/** Open cases about grown questions, each with a flag. */
export async function growCases(
  db: Db,
  { questionIds, count }: { questionIds: number[]; count: number },
): Promise<void> {
  const ids = `{${questionIds.slice(0, count).join(",")}}`;
  await db.execute(sql`
    with opened as (
      insert into cases (document_id) select unnest(${ids}::bigint[]) on conflict (document_id) do nothing returning id
    )
    insert into signals (case_id, kind, code, by_user_id)
    select opened.id, 'flag', 'flagged', u.id from opened cross join (select id from users order by id limit 1) u`);
}
