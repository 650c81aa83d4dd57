// What the rules say about a text before it is stored.
//
// Loads the facts and asks moderation/publishing, the same function that runs in the browser while somebody types.
import { sql } from "drizzle-orm";
import { getDomain } from "tldts";
import type { DocumentKind, MemberFacts, SubmissionFacts } from "#moderation/facts";
import { moderationLanguage } from "#moderation/language";
import { FIELD_LIMITS } from "#moderation/limits";
import { judgePost, type Verdict } from "#moderation/publishing";
import { findLinks } from "#moderation/text/links";
import { buildTextFacts } from "#moderation/text/text-facts";
import type { Db } from "~/database/db.server";
import { loadSettings } from "~/models/community/community.server";
import { loadLearned } from "~/models/filter/stored.server";
import { loadRules } from "~/models/rule/versions.server";
import type { Settings } from "~/settings";
import { loadHistory } from "./author-history.server";
import { readBlob } from "./revision.server";
import { siteFacts } from "./site-facts.server";

/** Within the limit of every kind of text. */
const SHORT_ANYWAY = FIELD_LIMITS.comment.maximum;

export type Submission = {
  kind: DocumentKind;
  isEdit: boolean;
  author: MemberFacts;
  /** Null for what stands in no area: pages and FAQ entries. */
  areaId: number | null;
  productId: number | null;
  allowsAdvertising: boolean;
  title?: string;
  body: string;
  language: string;
  tagCount?: number;
  isDisclosed?: boolean;
  /** The document being edited: it is not compared with itself. */
  documentId?: number;
  /** Between writing out the form and its coming back; null where nobody knows. */
  typingSeconds?: number | null;
};

export async function judgeSubmission(db: Db, submission: Submission): Promise<Verdict> {
  const language = moderationLanguage(submission.language);
  const text = buildTextFacts({
    ...(submission.title === undefined ? {} : { title: submission.title }),
    body: submission.body,
    language,
    domainOf: (host) => getDomain(host),
  });
  const domains = [...new Set(text.links.map((link) => link.domain))].slice(0, 50);
  const { author, documentId = 0 } = submission;
  const [rules, settings, history, before, learned] = await Promise.all([
    loadRules(db),
    loadSettings(db),
    loadHistory(db, { authorId: author.id, documentId, domains, language }),
    liveText(db, submission, domains.length > 0),
    loadLearned(db, submission),
  ]);
  const facts: SubmissionFacts = {
    kind: submission.kind,
    isEdit: submission.isEdit,
    author: submission.author,
    place: {
      areaId: submission.areaId,
      productId: submission.productId,
      allowsAdvertising: submission.allowsAdvertising,
    },
    text,
    ...(before === null ? {} : { lengthBefore: before.length }),
    ...(before === null || !submission.isEdit ? {} : { domainsBefore: domainsOf(before) }),
    ...(submission.tagCount === undefined ? {} : { tagCount: submission.tagCount }),
    ...(submission.isDisclosed === undefined ? {} : { isDisclosed: submission.isDisclosed }),
    history,
    typingSeconds: submission.typingSeconds ?? null,
    learned,
    site: siteFacts(settings),
  };
  return judgePost(facts, rules);
}

/** What the browser needs to say beforehand what the server would say; it adds the text itself. */
export function preflightFacts({
  kind,
  isEdit,
  author,
  place,
  language,
  settings,
  lengthBefore,
}: {
  kind: DocumentKind;
  isEdit: boolean;
  author: MemberFacts;
  place: SubmissionFacts["place"];
  language: string;
  settings: Settings;
  lengthBefore?: number;
}) {
  // Only those in force were loaded, so their ends need not travel.
  const restrictions = author.restrictions.map((restriction) => ({ ...restriction, endsAt: null }));
  const facts = { kind, isEdit, author: { ...author, restrictions }, place, site: siteFacts(settings), language };
  return lengthBefore === undefined ? facts : { ...facts, lengthBefore };
}

/** Null for what is short anyway and links nowhere, and for what is not there yet. */
async function liveText(db: Db, { documentId, body }: Submission, isLinking: boolean): Promise<string | null> {
  if (documentId === undefined || (body.length <= SHORT_ANYWAY && !isLinking)) return null;
  const rows = await db.execute<{ blob: Buffer }>(sql`
    select v.blob from documents d join revisions v on v.id = coalesce(d.published_revision_id, d.latest_revision_id) where d.id = ${documentId}::bigint`);
  return rows[0] ? readBlob(db, rows[0].blob) : null;
}

function domainsOf(body: string): string[] {
  return findLinks(body, "body", (host) => getDomain(host)).map(({ domain }) => domain);
}
