// What was erased from logs that otherwise only grow.
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, id, now, reference } from "./columns";
import { decisions } from "./moderation";
import { users } from "./people";

/** Append-only (trigger): whose words were erased from the log, a chain of its own that each decision after it covers. */
export const logErasures = pgTable(
  "log_erasures",
  {
    id: id(),
    decisionId: reference("decision_id")
      .notNull()
      .references(() => decisions.id),
    /** Who did it: the member who left, or an administrator. */
    byId: reference("by_id")
      .notNull()
      .references(() => users.id),
    because: text("because", { enum: ["account", "office"] }).notNull(),
    at: now("at"),
    /** SHA-256 over the decision's hash and every field that is left: what was erased cannot be changed either. */
    seal: bytes("seal").notNull(),
    previousHash: bytes("previous_hash"),
    hash: bytes("hash").notNull(),
  },
  (t) => [
    uniqueIndex("log_erasures_decision_key").on(t.decisionId),
    index("log_erasures_by_index").on(t.byId),
    uniqueIndex("log_erasures_chain_key").on(t.previousHash),
  ],
);
