// What reaches which number of a rule: its own examples, and when asked for it the newest posts of the last 90 days.
//
// Promises: every text is looked at by itself, as if a new member wrote it; what depends on who writes how often is left out, and
// the page says so. A bounded number of posts of bounded length is chosen before the work begins, and others are served in between.
import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { getDomain } from "tldts";
import { type DocumentKind, type MemberFacts, NO_HISTORY, type SubmissionFacts } from "#moderation/facts";
import { moderationLanguage } from "#moderation/language";
import type { OwnLook } from "#moderation/own-rules/look";
import { EVERYWHERE } from "#moderation/own-rules/scope";
import type { Thresholds } from "#moderation/own-rules/sureness";
import { type StrengthOfText, strengthOf } from "#moderation/publishing";
import type { Rule, RuleSettings } from "#moderation/rules";
import { buildTextFacts } from "#moderation/text/text-facts";
import type { Db } from "~/database/db.server";
import { loadSettings } from "~/models/community/community.server";
import { readBlobs } from "~/models/document/revision.server";
import { siteFacts } from "~/models/document/site-facts.server";
import { urls } from "~/urls";
import { ownExamples, type RuleExample, readExamples } from "./examples";

const LOOKED_AT_DAYS = 90;
export const MOST_LOOKED_AT = 300;
/** Of the newest documents of any kind, by their key: so many are read at most until enough posts are found. */
const MOST_WALKED = 5_000;
/** Longer texts are left out of the sample: they are few, and say nothing about a number that others do not. */
const LONGEST_LOOKED_AT = 12_000;
const BETWEEN_OTHERS = 10;
const POSTS_SHOWN = 20;

export type ReachOfExample = RuleExample & { strength: number };
/** Of a rule that is not saved yet, beside how sure it is to be with new members. */
export type Looked = { examples: ReachOfExample[]; newcomer: Thresholds };
export type ReachOfPost = {
  id: number;
  path: string;
  title: string;
  language: string;
  strength: number;
  passage: string | null;
};
export type Reach = {
  examples: ReachOfExample[];
  /** Null: nobody asked for it. `strengths`: of all that were looked at, the strongest first. */
  posts: { lookedAt: number; days: number; strengths: number[]; strongest: ReachOfPost[] } | null;
};

type ReachWanted = {
  member: MemberFacts;
  rule: Rule;
  settings: Pick<RuleSettings, "own">;
  texts: readonly { language: string; source: string }[];
  isAsked: boolean;
};

export async function loadReach(db: Db, { isAsked, ...wanted }: ReachWanted): Promise<Reach> {
  const { own } = wanted.settings;
  const examples = own ? ownExamples(own) : wanted.texts.flatMap((text) => readExamples(text.source, text.language));
  const { look, lookHere } = await lookingWith(db, wanted);
  return {
    examples: examples.map((example) => ({ ...example, strength: look(written(example)).strength })),
    posts: isAsked ? await lookAtPosts(db, lookHere) : null,
  };
}

/** How strongly a rule that is not saved yet sees the examples of its author. */
export async function lookAtExamples(
  db: Db,
  wanted: Pick<ReachWanted, "member" | "rule"> & { own: OwnLook },
): Promise<ReachOfExample[]> {
  const { look } = await lookingWith(db, wanted);
  return ownExamples(wanted.own).map((example) => ({ ...example, strength: look(written(example)).strength }));
}

/** `look`: wherever it is written. `lookHere`: where the rule holds, whoever wrote it. */
async function lookingWith(db: Db, { member, rule }: Pick<ReachWanted, "member" | "rule">) {
  const newcomer: MemberFacts = { ...member, role: "member", trust: 0, approvedPosts: 0, accountAgeMinutes: 0 };
  const site = siteFacts(await loadSettings(db));
  const under = (scope: Rule["scope"]) => (text: Written) =>
    strengthOf(factsOf(text, { newcomer, site }), { ...rule, scope });
  return { look: under(EVERYWHERE), lookHere: under({ ...rule.scope, standings: null }) };
}

function written({ text, language }: RuleExample): Written {
  return { body: text, language, kind: "answer", areaId: null, productId: null, allowsAdvertising: false };
}

type Written = {
  title?: string;
  body: string;
  language: string;
  kind: DocumentKind;
  areaId: number | null;
  productId: number | null;
  allowsAdvertising: boolean;
};

function factsOf(
  { title, body, language, kind, areaId, productId, allowsAdvertising }: Written,
  { newcomer, site }: { newcomer: MemberFacts; site: SubmissionFacts["site"] },
): SubmissionFacts {
  const words = { ...(title === undefined ? {} : { title }), body, language: moderationLanguage(language) };
  return {
    kind,
    isEdit: false,
    author: newcomer,
    place: { areaId, productId, allowsAdvertising },
    text: buildTextFacts({ ...words, domainOf: (host) => getDomain(host) }),
    history: NO_HISTORY,
    typingSeconds: null,
    // The page says what the rule's own detectors find; the filter has figures of its own below.
    learned: null,
    site,
  };
}

type SampledPost = {
  id: number;
  kind: "question" | "answer" | "comment";
  language: string;
  title: string;
  blob: string;
  areaId: number | null;
  productId: number | null;
  allowsAdvertising: boolean;
};

async function lookAtPosts(db: Db, look: (text: Written) => StrengthOfText): Promise<NonNullable<Reach["posts"]>> {
  const rows = await db.execute<SampledPost>(sql`
    select d.id, d.kind, d.language, coalesce(q.title, '') as title, encode(v.blob, 'hex') as blob, q.area_id as "areaId",
      coalesce(q.product_id, d.product_id) as "productId", coalesce(ar.kind = 'marketplace', false) as "allowsAdvertising"
    from (select * from (select * from documents order by id desc limit ${MOST_WALKED}) newest
      where kind in ('question', 'answer', 'comment') and created_at > now() - make_interval(days => ${LOOKED_AT_DAYS})
      order by id desc limit ${MOST_LOOKED_AT}) d
    join revisions v on v.id = coalesce(d.published_revision_id, d.latest_revision_id)
    left join answers a on a.id = d.id left join comments c on c.id = d.id
    left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id) left join areas ar on ar.id = q.area_id
    order by d.id desc`);
  const bodies = await readBlobs(
    db,
    rows.map((row) => row.blob),
    LONGEST_LOOKED_AT,
  );
  const found: ReachOfPost[] = [];
  let lookedAt = 0;
  for (const { id, kind, language, title, blob, ...place } of rows) {
    const body = bodies.get(blob);
    if (body === undefined) continue;
    if (++lookedAt % BETWEEN_OTHERS === 0) await setImmediate();
    const own = kind === "question" ? { title } : {};
    const { strength, passage } = look({ ...own, ...place, body, language, kind });
    if (strength > 0) found.push({ id, path: urls.permalink(id), title, language, strength, passage });
  }
  found.sort((a, b) => b.strength - a.strength || b.id - a.id);
  const strengths = found.map(({ strength }) => strength);
  return { lookedAt, days: LOOKED_AT_DAYS, strengths, strongest: found.slice(0, POSTS_SHOWN) };
}
