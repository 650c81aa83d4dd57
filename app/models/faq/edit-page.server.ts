// What the form for changing an FAQ entry starts with.

import { eq, sql } from "drizzle-orm";
import { faqEntryVersions } from "#drizzle/schema/faq";
import type { Db } from "~/database/db.server";
import { type Draft, findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { findRevisionById } from "~/models/document/revision.server";
import { isSuspended } from "~/models/member/suspension";
import { currentRevision, type Entry } from "./faq.server";
import { type Group, listGroups } from "./group.server";

export type EntryEditPage = {
  entry: Entry;
  question: string;
  text: string;
  revisionId: number;
  versionIds: number[];
  groups: Group[];
  /** Who may look after it. */
  owners: { id: number; displayName: string }[];
  draft: Draft | null;
};

const MOST_OWNERS = 200;

/** Whether an entry may be given to this person to look after. */
export async function isEntryOwner(db: Db, userId: number): Promise<boolean> {
  const rows = await db.execute(
    sql`select 1 from users where id = ${userId}::bigint and role <> 'member' and deleted_at is null`,
  );
  return rows.length > 0;
}

export async function loadEntryEdit(
  db: Db,
  { entry, userId, wished }: { entry: Entry; userId: number; wished: string | null },
): Promise<EntryEditPage> {
  const [revision, versions, groups, owners, draft] = await Promise.all([
    findRevisionById(db, currentRevision(entry)),
    db.select({ id: faqEntryVersions.versionId }).from(faqEntryVersions).where(eq(faqEntryVersions.entryId, entry.id)),
    listGroups(db),
    db.execute<{ id: number; displayName: string }>(sql`
      select id, display_name as "displayName" from users where role <> 'member' and deleted_at is null and not ${isSuspended(sql`users.id`)} order by display_name limit ${MOST_OWNERS}`),
    findDraft(db, { userId, target: draftTargets.faq(entry.id), wished }),
  ]);
  if (!revision) throw new Error(`revision of entry ${entry.id} vanished`);
  return {
    entry,
    question: revision.title ?? entry.question,
    text: revision.source,
    revisionId: revision.id,
    versionIds: versions.map((row) => row.id),
    groups,
    owners,
    draft,
  };
}
