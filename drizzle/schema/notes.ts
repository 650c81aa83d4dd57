// What moderators note about a member for each other.
import { index, pgTable, text } from "drizzle-orm/pg-core";
import { id, moment, now, reference } from "./columns";
import { member, users } from "./people";

export const memberNotes = pgTable(
  "member_notes",
  {
    id: id(),
    memberId: reference("member_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Nobody once they have left; whoever wrote it changes it. */
    authorId: member("author_id"),
    text: text("text").notNull(),
    at: now("at"),
    changedAt: moment("changed_at"),
  },
  (t) => [index("member_notes_member_index").on(t.memberId, t.id), index("member_notes_author_index").on(t.authorId)],
);
