// How moderators work through the queue: verdicts that can still be taken back, cases put aside or handed to somebody.
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, moment, now, reference } from "./columns";
import { cases } from "./moderation";
import { member, users } from "./people";

/** Decided, and not carried out yet. The row goes when it is carried out or taken back; nothing else has happened until then. */
export const verdicts = pgTable(
  "verdicts",
  {
    id: id(),
    caseId: reference("case_id")
      .notNull()
      .references(() => cases.id),
    deciderId: reference("decider_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Outcome, rule, passage and note, as the form sent them. */
    decision: jsonb("decision").$type<Record<string, unknown>>().notNull(),
    /** Of the case, as the decider saw it. */
    version: integer("version").notNull(),
    /** Verdicts of one form are taken back together. */
    batch: text("batch").notNull(),
    madeAt: now("made_at"),
    dueAt: moment("due_at").notNull(),
    /** Why it was not carried out: kept until the decider has read it. */
    refusal: text("refusal"),
  },
  (t) => [
    uniqueIndex("verdicts_case_key").on(t.caseId).where(sql`${t.refusal} is null`),
    index("verdicts_case_index").on(t.caseId),
    index("verdicts_decider_index").on(t.deciderId, t.id),
    index("verdicts_due_index").on(t.dueAt).where(sql`${t.refusal} is null`),
  ],
);

/** "Not now": the case is not the next one for this member for a while. Everybody else is offered it as before. */
export const caseSkips = pgTable(
  "case_skips",
  {
    caseId: reference("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    until: moment("until").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.caseId] }), index("case_skips_case_index").on(t.caseId)],
);

/** A case handed to the administrators, or to one moderator, with a word. It ends when the case is decided or handed on. */
export const handovers = pgTable(
  "handovers",
  {
    id: id(),
    caseId: reference("case_id")
      .notNull()
      .references(() => cases.id),
    byId: member("by_id"),
    /** Null: to the administrators. */
    toId: member("to_id"),
    note: text("note").notNull(),
    at: now("at"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    uniqueIndex("handovers_open_key").on(t.caseId).where(sql`${t.endedAt} is null`),
    index("handovers_case_index").on(t.caseId),
    index("handovers_by_index").on(t.byId),
    index("handovers_to_index").on(t.toId),
    check("handovers_with_words", sql`${t.note} <> ''`),
  ],
);
