// Texts of the dump on their way into the store: as our Markdown, with their old addresses replaced, stored as blobs and,
// where readers will see them, rendered. A few megabytes at a time, whatever a post's history weighs.

import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import type { ExactMoment } from "~/database/moments";
import { type ImportRun, rowsParameter } from "~/imports/import-run";
import { attemptOf, rendered } from "~/imports/patient-rendering.server";
import { outsideImagesIn } from "~/markdown/outside-images";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { renderInWorker } from "~/markdown/rendering.server";
import { findReferences } from "~/markdown/targets";
import { blobHash } from "~/models/document/document.server";
import { rememberImages } from "~/models/document/outside-images.server";
import { findAddresses } from "./addresses";
import { type Lookup, lookUpAddresses } from "./lookup.server";
import { COMMONMARK_SINCE, importedMarkdown } from "./markdown";
import { findParticipant, type Participant } from "./participants";

/** The renderer's threads work on two texts at once; a few more keep them busy, hundreds would wait too long. */
const RENDERED_AT_ONCE = 6;

export type ForeignText = {
  source: string;
  at: ExactMoment;
  isComment: boolean;
  /** Made of HTML, and our Markdown already. */
  isOurs?: boolean;
  /** What the old page showed instead of bare addresses. */
  titles?: ReadonlyMap<string, string>;
  participants: readonly Participant[];
};
/** `hash` as hexadecimal digits. `addressed`: members whom the text calls by another name than the one in addresses. */
export type StoredText = { hash: string; markdown: string; addressed: string[] };
/** `html` null: it could not be rendered yet, and is in the end (unrendered). */
export type ShownText = StoredText & { html: string | null; plain: string; mentions: string[] };

export async function lookUpFor(db: Db, texts: readonly ForeignText[], hosts: readonly string[]): Promise<Lookup> {
  const wanted = new Map(
    texts.flatMap(({ source }) => findAddresses(source, hosts)).map((address) => [JSON.stringify(address), address]),
  );
  return lookUpAddresses(db, [...wanted.values()]);
}

export function toMarkdown(
  { source, at, isComment, isOurs = false, titles, participants }: ForeignText,
  lookup: Lookup,
  hosts: readonly string[],
): StoredText {
  const addressed = new Set<string>();
  const markdown = importedMarkdown(source, {
    hosts,
    addresses: lookup.addresses,
    ...(titles ? { titles } : {}),
    member: (written) => {
      const member = findParticipant(written, participants);
      if (member !== null) addressed.add(member);
      return member;
    },
    isComment,
    isOldMarkdown: !isOurs && at < COMMONMARK_SINCE,
    isOurs,
  });
  return { markdown, hash: blobHash(markdown).toString("hex"), addressed: [...addressed] };
}

/** Renders what readers will see, a few at once, with patience. */
export async function renderTexts(
  run: ImportRun,
  texts: readonly { text: StoredText; participants: readonly Participant[] }[],
  lookup: Lookup,
): Promise<ShownText[]> {
  const shown: ShownText[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < texts.length; at = next++) {
      const item = texts[at];
      if (item) shown[at] = await renderText(run, item.text, item.participants, lookup);
    }
  };
  await Promise.all(Array.from({ length: RENDERED_AT_ONCE }, work));
  return shown;
}

async function renderText(
  run: ImportRun,
  text: StoredText,
  participants: readonly Participant[],
  lookup: Lookup,
): Promise<ShownText> {
  const references = findReferences(text.markdown);
  const questions = Object.fromEntries(
    references.questions.flatMap((id) => (lookup.questions[id] ? [[id, lookup.questions[id]]] : [])),
  );
  const names = new Set(participants.map(({ name }) => name));
  const options = {
    language: run.language,
    resolve: { origin: run.origin, questions, members: references.members.filter((name) => names.has(name)) },
  };
  const result = await rendered(async () => attemptOf(await renderInWorker(text.markdown, options)), run.signal);
  if (result === null) return { ...text, html: null, plain: text.markdown, mentions: text.addressed };
  run.report.added("rendered texts", 1);
  return {
    ...text,
    html: result.html,
    plain: result.text,
    mentions: [...new Set([...result.mentions, ...text.addressed])],
  };
}

export async function storeTexts(tx: Db, texts: readonly StoredText[]): Promise<void> {
  if (texts.length === 0) return;
  await tx.execute(sql`
    insert into blobs (hash, encoding, bytes, size)
    select decode(hash, 'hex'), 'plain', convert_to(markdown, 'UTF8'), octet_length(convert_to(markdown, 'UTF8'))
    from json_to_recordset(${rowsParameter(texts.map(({ hash, markdown }) => ({ hash, markdown })))}) as t(hash text, markdown text)
    on conflict (hash) do nothing`);
}

export async function storeRenderings(tx: Db, texts: readonly ShownText[]): Promise<void> {
  const rows: { hash: string; html: string; plain: string }[] = [];
  for (const { hash, html, plain } of texts) {
    if (html === null) continue;
    const shown = await rememberImages(tx, [Buffer.from(hash, "hex")], { html, images: outsideImagesIn(html) });
    rows.push({ hash, html: shown, plain });
  }
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into renderings (hash, renderer_version, html, plain)
    select decode(hash, 'hex'), ${RENDERER_VERSION}, html, plain
    from json_to_recordset(${rowsParameter(rows)}) as t(hash text, html text, plain text)
    on conflict (hash, renderer_version) do nothing`);
}
