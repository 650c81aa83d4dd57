// What an author did before, and what was removed as spam, as the rules compare a text with it.
//
// Promises: both sides of every comparison are made by moderation's own `buildTextFacts` from the source, so the same text is
// alike by 1, whatever is in it; questions, answers and comments are compared, of everybody; sketches of stored texts are
// kept by the hash of the text. Costs: one statement, and the texts that were not seen before.
import { sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { getDomain } from "tldts";
import { type AuthorHistory, type Language, RECENT_MINUTES } from "#moderation/facts";
import { findLinks } from "#moderation/text/links";
import { sketchText } from "#moderation/text/text-facts";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { readBlobs } from "./revision.server";
import { PUBLIC_MAILBOXES } from "./site-facts.server";

const OWN_TEXTS_COMPARED = 10;
const OWN_TEXTS_DAYS = 30;
/** The newest ones; a wave of spam is shorter. */
const SPAM_TEXTS_COMPARED = 200;
const LONGEST_COMPARED_BYTES = 40_000;

type Text = { hash: string; title: string | null };
type HistoryRow = {
  recent: number;
  own: Text[];
  spam: Text[];
  linked: Record<string, number> | null;
  email: string | null;
  about: string;
};

export type HistoryOf = { authorId: number; documentId: number; domains: readonly string[]; language: Language | null };

export async function loadHistory(db: Db, asked: HistoryOf): Promise<AuthorHistory> {
  const rows = await db.execute<HistoryRow>(historyStatement(asked));
  const row = rows[0];
  if (row === undefined) throw new Error(`author ${asked.authorId} vanished`);
  const sketches = await sketchesOf(db, [...row.own, ...row.spam], asked.language);
  return {
    recentPosts: row.recent,
    linkedBefore: row.linked ?? {},
    ownDomains: ownDomains(row),
    ownSketches: row.own.flatMap((text) => present(sketches.get(keyOf(text)))),
    spamSketches: row.spam.flatMap((text) => present(sketches.get(keyOf(text)))),
  };
}

function historyStatement({ authorId, documentId, domains }: HistoryOf) {
  const others = sql`d.author_id = ${authorId}::bigint and d.id <> ${documentId}::bigint`;
  return sql`
    select u.email, u.about,
      (select count(*)::int from (select 1 from documents where author_id = u.id
        and created_at > now() - make_interval(mins => ${RECENT_MINUTES}) limit 100) x) as recent,
      (select coalesce(json_agg(json_build_object('hash', encode(x.blob, 'hex'), 'title', x.title)), '[]') from (
        select v.blob, v.title from documents d join revisions v on v.id = d.latest_revision_id
        where ${others} and d.kind in ('question', 'answer', 'comment') and d.created_at > now() - make_interval(days => ${OWN_TEXTS_DAYS})
        order by d.created_at desc limit ${OWN_TEXTS_COMPARED}) x) as own,
      (select coalesce(json_agg(json_build_object('hash', encode(x.blob, 'hex'), 'title', x.title)), '[]') from (
        select v.blob, v.title from decisions e join revisions v on v.id = e.revision_id
        where e.rule = 'spam' and e.outcome = 'remove' and v.document_id <> ${documentId}::bigint
          and not exists (select 1 from decisions y where y.appealed_id = e.id and y.outcome = 'overturn')
        order by e.at desc limit ${SPAM_TEXTS_COMPARED}) x) as spam,
      (select json_object_agg(x.domain, x.n) from (select domain, count(*) as n from unnest(${textArray(domains)}) domain
        join (select b.bytes from documents d join revisions v on v.id = d.latest_revision_id join blobs b on b.hash = v.blob
          where ${others} and b.encoding = 'plain' order by d.created_at desc limit 30) t
          on position(domain in convert_from(t.bytes, 'UTF8')) > 0 group by domain) x) as linked
    from users u where u.id = ${authorId}::bigint`;
}

/** What the author says is theirs on the profile, and the domain of a mailbox that not everybody can have. */
function ownDomains({ email, about }: HistoryRow): string[] {
  const host = email?.slice(email.indexOf("@") + 1) ?? "";
  const said = findLinks(about, "body", (name) => getDomain(name)).map(({ domain }) => domain);
  const mailed = host === "" ? null : (getDomain(host) ?? host);
  return [...new Set([...said, ...(mailed === null || PUBLIC_MAILBOXES.has(mailed) ? [] : [mailed])])];
}

const kept = new LRUCache<string, readonly number[]>({ max: 5_000 });

const keyOf = ({ hash, title }: Text) => `${hash} ${title ?? ""}`;

function present(sketch: readonly number[] | undefined): (readonly number[])[] {
  return sketch === undefined || sketch.length === 0 ? [] : [sketch];
}

async function sketchesOf(
  db: Db,
  texts: readonly Text[],
  language: Language | null,
): Promise<Map<string, readonly number[]>> {
  const unknown = texts.filter((text) => !kept.has(keyOf(text)));
  const sources =
    unknown.length === 0
      ? new Map<string, string>()
      : await readBlobs(
          db,
          unknown.map(({ hash }) => hash),
          LONGEST_COMPARED_BYTES,
        );
  for (const text of unknown) {
    kept.set(keyOf(text), sketchText(sources.get(text.hash) ?? "", language, text.title ?? ""));
  }
  return new Map(texts.map((text) => [keyOf(text), kept.get(keyOf(text)) ?? []]));
}
