// Cases, signals, decisions and the log: everything pending about one target, and everything decided about it.
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, id, moment, now, reference } from "./columns";
import { documents, revisions } from "./documents";
import { member, users } from "./people";

/** The rule texts are documents of kind 'rule', one per rule and language. */
export const rules = pgTable(
  "rules",
  {
    id: reference("id")
      .primaryKey()
      .references(() => documents.id),
    key: text("key").notNull(),
    language: text("language").notNull(),
    position: integer("position").notNull().default(0),
  },
  (t) => [uniqueIndex("rules_key").on(t.key, t.language)],
);

/** What a rule does, as the administrators set it; the texts are documents. A change is a new version; old decisions cite theirs. */
export const ruleVersions = pgTable(
  "rule_versions",
  {
    key: text("key").notNull(),
    version: integer("version").notNull(),
    /** Rung, thresholds and detectors as in moderation/rules. */
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull(),
    changedBy: member("changed_by"),
    at: now("at"),
  },
  (t) => [primaryKey({ columns: [t.key, t.version] }), index("rule_versions_changed_by_index").on(t.changedBy)],
);

export const cases = pgTable(
  "cases",
  {
    id: id(),
    /** Everything pending about one target: a document, or a member. Exactly one of the two. */
    documentId: reference("document_id").references(() => documents.id),
    userId: reference("user_id").references(() => users.id),
    state: text("state", { enum: ["open", "claimed", "decided"] })
      .notNull()
      .default("open"),
    claimedBy: member("claimed_by"),
    claimedUntil: moment("claimed_until"),
    /** Rises with every signal and decision; deciding sends the version seen. */
    version: integer("version").notNull().default(1),
    openedAt: now("opened_at"),
    decidedAt: moment("decided_at"),
  },
  (t) => [
    uniqueIndex("cases_target_key").on(t.documentId),
    uniqueIndex("cases_member_key").on(t.userId),
    check("cases_one_target", sql`num_nonnulls(${t.documentId}, ${t.userId}) = 1`),
    index("cases_open_index").on(t.openedAt).where(sql`${t.state} <> 'decided'`),
    index("cases_claimed_by_index").on(t.claimedBy),
  ],
);

export const signals = pgTable(
  "signals",
  {
    id: id(),
    caseId: reference("case_id")
      .notNull()
      .references(() => cases.id),
    kind: text("kind", {
      enum: ["flag", "detector", "proposal", "appeal", "source-changed", "review", "report"],
    }).notNull(),
    revisionId: reference("revision_id").references(() => revisions.id),
    /** Reason code of moderation/reasons.ts with its parameters: the words live in the message catalogues. */
    code: text("code").notNull(),
    parameters: jsonb("parameters").$type<Record<string, string | number>>().notNull().default({}),
    rule: text("rule"),
    ruleVersion: integer("rule_version"),
    passage: text("passage"),
    weight: real("weight").notNull().default(1),
    byUserId: member("by_user_id"),
    at: now("at"),
    /** Of an appeal: the decision it is about. */
    decisionId: reference("decision_id").references((): AnyPgColumn => decisions.id),
    settledAt: moment("settled_at"),
    /** The decision that dealt with it, if one did. */
    settledBy: reference("settled_by").references((): AnyPgColumn => decisions.id),
    judged: text("judged", { enum: ["right", "partly", "wrong"] }),
    /** Of a flag, a detector or an appeal that was decided: whether the decider agreed. */
    isUpheld: boolean("is_upheld"),
  },
  (t) => [
    index("signals_case_index").on(t.caseId, t.at),
    index("signals_revision_index").on(t.revisionId),
    index("signals_by_index").on(t.byUserId, t.kind),
    index("signals_decision_index").on(t.decisionId),
    index("signals_settled_by_index").on(t.settledBy),
    index("signals_rule_index").on(t.rule, t.at),
    uniqueIndex("signals_flag_key").on(t.caseId, t.byUserId).where(sql`${t.kind} = 'flag' and ${t.settledAt} is null`),
    uniqueIndex("signals_appeal_key").on(t.decisionId).where(sql`${t.kind} = 'appeal'`),
  ],
);

/** What rules saw in a published text without anything following: moderators read them in a list of their own. */
export const marks = pgTable(
  "marks",
  {
    id: id(),
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    revisionId: reference("revision_id")
      .notNull()
      .references(() => revisions.id),
    rule: text("rule").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    /** 'tag' is shown, 'shadow' is only counted. */
    rung: text("rung", { enum: ["tag", "shadow"] }).notNull(),
    code: text("code").notNull(),
    parameters: jsonb("parameters").$type<Record<string, string | number>>().notNull().default({}),
    passage: text("passage"),
    strength: real("strength").notNull(),
    at: now("at"),
    seenAt: moment("seen_at"),
    seenBy: member("seen_by"),
    /** What whoever saw it said: nothing wrong, or a case. */
    verdict: text("verdict", { enum: ["fine", "case"] }),
  },
  (t) => [
    index("marks_document_index").on(t.documentId),
    index("marks_revision_index").on(t.revisionId),
    index("marks_seen_by_index").on(t.seenBy),
    index("marks_rule_index").on(t.rule, t.at),
    index("marks_waiting_index").on(t.id).where(sql`${t.seenAt} is null and ${t.rung} = 'tag'`),
  ],
);

const IN_CASES = ["publish", "return", "remove", "restore", "move", "dismiss", "uphold", "overturn"] as const;
const ELSEWHERE = ["close", "duplicate", "merge", "reject", "restrict", "lift", "withdraw", "grant"] as const;

/** Append-only (trigger): a decision is never changed, only followed by another; its words can be erased, and nothing else. */
export const decisions = pgTable(
  "decisions",
  {
    id: id(),
    caseId: reference("case_id")
      .notNull()
      .references(() => cases.id),
    revisionId: reference("revision_id").references(() => revisions.id),
    /** No foreign key action here: the log outlives accounts, which are anonymised in place. */
    deciderId: reference("decider_id").references(() => users.id),
    outcome: text("outcome", { enum: [...IN_CASES, ...ELSEWHERE] }).notNull(),
    rule: text("rule"),
    ruleVersion: integer("rule_version"),
    passage: text("passage"),
    note: text("note").notNull().default(""),
    at: now("at"),
    /** Which fields the hash covers: 1 is the first half's, 2 also the three below, 3 a digest in place of the words. */
    format: smallint("format").notNull().default(1),
    /** Whom it concerns: who reads the notice and may appeal. Null in rows of format 1, and when nobody is left. */
    authorId: reference("author_id").references(() => users.id),
    /** What it changed, so that overturning it lifts exactly this; see moderation/appeals. */
    effects: jsonb("effects").$type<Record<string, unknown>>(),
    /** Of "uphold" and "overturn": the decision that was appealed against. */
    appealedId: reference("appealed_id").references((): AnyPgColumn => decisions.id),
    /** SHA-256 over the previous row's hash and this row: `npm run verify-log` walks the chain. */
    previousHash: bytes("previous_hash"),
    hash: bytes("hash").notNull(),
    /** From format 3 on: what the hash covers of passage and note, SHA-256 over the salt and both. */
    textDigest: bytes("text_digest"),
    /** Goes with the words: without it nobody can guess them from the digest. */
    textSalt: bytes("text_salt"),
    /** From format 3 on: the hash of the newest erasure then, which binds that chain to this one. */
    erasureHash: bytes("erasure_hash"),
    /** When passage and note were erased; see log_erasures. */
    erasedAt: moment("erased_at"),
  },
  (t) => [
    index("decisions_case_index").on(t.caseId, t.at),
    index("decisions_decider_index").on(t.deciderId, t.at),
    index("decisions_revision_index").on(t.revisionId),
    uniqueIndex("decisions_chain_key").on(t.previousHash),
    index("decisions_author_index").on(t.authorId, t.at),
    index("decisions_rule_index").on(t.rule, t.at),
    uniqueIndex("decisions_appealed_key").on(t.appealedId).where(sql`${t.appealedId} is not null`),
    check("decisions_hash_length", sql`octet_length(${t.hash}) = 32`),
  ],
);
