// What a member sees of flags: the text they are about to flag, and what came of their own.

import { sql } from "drizzle-orm";
import type { Permission } from "#moderation/permissions/permission";
import { canFlag, canSeeDocument } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { showRevision } from "~/models/document/rendering.server";
import { findRevisionById } from "~/models/document/revision.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { Unavailable } from "~/models/unavailable";
import { hasFlagged } from "./flag.server";

/** Throws the page "not found" for what this member may not see. */
export async function openForFlag(
  db: Db,
  { actor, documentId }: { actor: Actor; documentId: number },
): Promise<{ subject: Subject; permission: Permission; html: string; hasFlagged: boolean }> {
  const subject = await findSubject(db, documentId);
  if (!subject) throw new Unavailable("not-found");
  const member = await loadMemberFacts(db, { actor, productId: subject.productId });
  const { facts } = subject;
  if (!canSeeDocument(member, facts).allowed) throw new Unavailable("not-found");
  const [revision, isRepeated] = await Promise.all([
    findRevisionById(db, subject.publishedRevisionId ?? subject.latestRevisionId),
    hasFlagged(db, { userId: actor.id, documentId }),
  ]);
  if (!revision) throw new Error(`document ${documentId} has no text`);
  const place = { productId: subject.productId, isPage: subject.kind === "page" };
  const { html } = await showRevision(db, revision, subject.language, place);
  return { subject, permission: canFlag(member, facts), html, hasFlagged: isRepeated };
}

export type FlagRow = {
  id: number;
  at: Date;
  rule: string | null;
  isUpheld: boolean | null;
  isDecided: boolean;
  title: string | null;
};

const FLAGS_SHOWN = 50;

/** What a member has flagged, newest first. Titles of what is out of sight are left out. */
export async function listOwnFlags(db: Db, userId: number): Promise<FlagRow[]> {
  const rows = await db.execute<FlagRow>(sql`
    select s.id, s.at, s.rule, s.is_upheld as "isUpheld", s.settled_at is not null as "isDecided",
      case when d.state = 'published' then coalesce(q.title, p.title, f.question) end as title
    from signals s join cases c on c.id = s.case_id join documents d on d.id = c.document_id
    left join answers a on a.id = d.id left join comments m on m.id = d.id
    left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id) and q.is_listed
    left join pages p on p.id = d.id left join faq_entries f on f.id = d.id
    where s.by_user_id = ${userId}::bigint and s.kind = 'flag' order by s.id desc limit ${FLAGS_SHOWN}`);
  return [...rows];
}
