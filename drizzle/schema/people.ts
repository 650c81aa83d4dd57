// Members, their sessions and everything needed to prove who somebody is.
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, moment, now, reference } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id(),
    /** Lower case, [a-z0-9_-]{3,30}; the address of the profile and what mentions use. */
    name: text("name").notNull(),
    displayName: text("display_name").notNull(),
    /** Lower-cased; null for imported members who have not claimed their account and for deleted ones. */
    email: text("email"),
    emailVerifiedAt: moment("email_verified_at"),
    passwordHash: text("password_hash"),
    role: text("role", { enum: ["member", "moderator", "staff", "admin"] })
      .notNull()
      .default("member"),
    language: text("language").notNull().default("en"),
    timeZone: text("time_zone").notNull().default("UTC"),
    about: text("about").notNull().default(""),
    /** File name in the uploads folder. */
    avatar: text("avatar"),
    createdAt: now("created_at"),
    lastSeenOn: moment("last_seen_on"),
    /** Set when the member came with an import and nobody has logged in as them yet. */
    isUnclaimed: boolean("is_unclaimed").notNull().default(false),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    uniqueIndex("users_name_key").on(t.name),
    uniqueIndex("users_email_key").on(t.email),
    index("users_role_index").on(t.role).where(sql`${t.role} <> 'member'`),
    check("users_name_shape", sql`${t.name} ~ '^[a-z0-9_-]{3,30}$'`),
    check("users_email_lower", sql`${t.email} = lower(${t.email})`),
  ],
);

/** Names that left the community and that nobody can take: old mentions of them are others' words. Keyed hashes only. */
export const retiredNames = pgTable("retired_names", {
  hash: text("hash").primaryKey(),
  retiredAt: now("retired_at"),
});

/** The id is the SHA-256 of the token in the cookie: a stolen table opens no session. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: now("created_at"),
    /** Moves with use (idle expiry); never beyond `endsAt` (absolute expiry). */
    expiresAt: moment("expires_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    lastUsedAt: now("last_used_at"),
    userAgent: text("user_agent").notNull().default(""),
    /** Ended by this decision, a ban: it opens nothing any more, and its browser is told why until it would have expired. */
    endedBy: reference("ended_by"),
  },
  (t) => [index("sessions_user_index").on(t.userId), index("sessions_expiry_index").on(t.expiresAt)],
);

/** Single-use links sent by mail; bound to the address and the password they were made for. */
export const emailTokens = pgTable(
  "email_tokens",
  {
    hash: text("hash").primaryKey(),
    userId: reference("user_id").references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["verify", "reset", "change", "claim", "first-admin"] }).notNull(),
    email: text("email").notNull().default(""),
    /** SHA-256 of the password hash at the time of issue: a changed password voids the link. */
    passwordFingerprint: text("password_fingerprint").notNull().default(""),
    createdAt: now("created_at"),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [index("email_tokens_user_index").on(t.userId), index("email_tokens_expiry_index").on(t.expiresAt)],
);

/** Attempts counted in fixed windows, kept in the database so that every server process counts together. */
export const rateCounts = pgTable(
  "rate_counts",
  {
    kind: text("kind").notNull(),
    /** Member id, or a keyed hash of the address; never the address itself. */
    who: text("who").notNull(),
    windowStart: moment("window_start").notNull(),
    count: integer("count").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.kind, t.who, t.windowStart] }), index("rate_counts_window_index").on(t.windowStart)],
);

/** Mail waiting to be sent or sent; written in the transaction that caused it, sent by a job. */
export const mails = pgTable(
  "mails",
  {
    id: id(),
    recipient: text("recipient").notNull(),
    userId: reference("user_id").references(() => users.id, { onDelete: "cascade" }),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    /** One-click unsubscribe (RFC 8058); null for mails nobody can unsubscribe from. */
    unsubscribeUrl: text("unsubscribe_url"),
    createdAt: now("created_at"),
    /** It gathers what else happens to the same thing until then; null for a mail that goes at once. */
    sendAfter: moment("send_after"),
    sentAt: moment("sent_at"),
    attempts: integer("attempts").notNull().default(0),
    triedAt: moment("tried_at"),
    /** The mail server said no for good, or could not be reached for days. */
    givenUpAt: moment("given_up_at"),
    lastError: text("last_error"),
  },
  (t) => [
    index("mails_user_index").on(t.userId),
    index("mails_waiting_index").on(t.createdAt).where(sql`${t.sentAt} is null`),
  ],
);

/** Suspensions of single functions; lifted by their end date. */
export const restrictions = pgTable(
  "restrictions",
  {
    id: id(),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** 'all' is the ban: the last step. */
    functionName: text("function_name", { enum: ["post", "link", "vote", "wiki", "marketplace", "all"] }).notNull(),
    areaId: reference("area_id"),
    productId: reference("product_id"),
    /** The case it rests on, where there is one; and the decision that imposed it, whose rule it cites. */
    caseId: reference("case_id"),
    decisionId: reference("decision_id"),
    reason: text("reason").notNull(),
    imposedBy: reference("imposed_by").references(() => users.id, { onDelete: "set null" }),
    startsAt: now("starts_at"),
    endsAt: moment("ends_at"),
    liftedAt: moment("lifted_at"),
    liftedBy: reference("lifted_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [
    index("restrictions_user_index").on(t.userId),
    index("restrictions_imposed_by_index").on(t.imposedBy),
    index("restrictions_lifted_by_index").on(t.liftedBy),
  ],
);

/** A column that names a member, and nobody once they have left. */
export const member = (name: string) => reference(name).references(() => users.id, { onDelete: "set null" });
