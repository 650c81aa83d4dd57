// The road of writing: whatever people post or change takes these steps, in this order, and a noun hands in what differs.
//
// facts → may → limit looked at → text → judge and render side by side → offer → refused → once: limit, place, store,
// draft away, case or view: links, index, event, pages.
// Promises: who may not write, or is over the limit, costs no work; one form has one effect, and whoever sends it again
// gets the answer of the first time whatever stands against it by now; the same text sent again with another key is the
// first one; a text that was changed after its form had its effect is kept as the draft of a change. Rows, event, case
// and forgotten pages are written together or not at all.
import type { MemberFacts } from "#moderation/facts";
import { isAdvertising } from "#moderation/offers";
import type { Mark } from "#moderation/publishing";
import type { Reason } from "#moderation/reason";
import type { Db } from "~/database/db.server";
import { formAgeSeconds } from "~/form-key";
import { settleReplaced } from "~/models/case/case.server";
import { recordMarks } from "~/models/case/marks.server";
import { openCase } from "~/models/case/open-case.server";
import { findMarketplace } from "~/models/community/community.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { type KeyedForm, once, unlessDone } from "~/models/once.server";
import { lookAtMemberLimit, takeFromMemberLimit } from "~/models/rate-limit.server";
import { indexDocument } from "~/models/search/indexing.server";
import { settleDraft } from "./draft.server";
import type { RenderedText } from "./rendered-text";
import { renderText, storeReferences } from "./rendering.server";
import { findTwin, holdTwins, keepOvertaken, sentText } from "./sent-again.server";
import { judgeSubmission, type Submission } from "./submission.server";
import type { Landing, Other, Overtaken, Stored, SubmitOutcome, Writing, Written, WrittenText } from "./writing";

export async function submit<T extends WrittenText, L extends Landing, X extends Other = never>(
  db: Db,
  writing: Writing<T, L, X>,
): Promise<SubmitOutcome<L> | X> {
  const outcome = await walk(db, writing);
  // The text is there already: nothing is left to do for its form, and nothing was done by it.
  if (outcome.kind === "unchanged")
    await settleDraft(db, { userId: writing.actor.id, target: writing.draft, form: writing });
  return isOvertaken(outcome) ? keepOvertaken(db, writing, outcome) : outcome;
}

async function walk<T extends WrittenText, L extends Landing, X extends Other>(
  db: Db,
  writing: Writing<T, L, X>,
): Promise<SubmitOutcome<L> | X> {
  const { actor, place } = writing;
  const sent = sentText(writing);
  const form: KeyedForm<SubmitOutcome<L> | X> = { userId: actor.id, key: writing.key, of: writing.command, sent };
  const unless = (outcome: SubmitOutcome<L> | X) => unlessDone(db, form, outcome);
  const [author, twin] = await Promise.all([
    loadMemberFacts(db, { actor, productId: place.productId }),
    findTwin(db, writing),
  ]);
  if (twin) return twin;
  const permission = writing.may(author);
  if (!permission.allowed) return unless({ kind: "forbidden", reason: permission.reason });
  const limit = await lookAtMemberLimit(db, { kind: writing.limit, member: author });
  if (!limit.ok) return unless({ kind: "limited", retryAfterSeconds: limit.retryAfterSeconds });
  const text = await writing.prepare(author);
  if (isOther(text)) return unless(text);
  const [verdict, rendered] = await Promise.all([
    judgeSubmission(db, submissionOf(writing, author, text)),
    renderText(
      db,
      text.source,
      writing.language,
      { productId: place.productId, isPage: writing.kind === "page" },
      { who: String(actor.id) },
    ),
  ]);
  const found = verdict.outcome === "publish" ? [] : verdict.reasons;
  if (writing.mayOffer && isAdvertising(found) && (await findMarketplace(db)) !== null)
    return unless({ kind: "offer", reasons: found });
  if (verdict.outcome === "refuse") return unless({ kind: "refused", reasons: found });
  if (found.length > 0 && writing.heldElsewhere) return writing.heldElsewhere(found, author);
  const marks = verdict.outcome === "publish" ? (verdict.marks ?? []) : [];
  return once(db, form, (tx) => write(tx, writing, { text, rendered, author, found, marks }));
}

function submissionOf(
  { kind, changes, place, language, isDisclosed, key }: Writing<WrittenText, Landing, Other>,
  author: MemberFacts,
  { title, source, tags }: WrittenText,
): Submission {
  return {
    kind,
    isEdit: changes?.isLive ?? false,
    author,
    areaId: place.areaId,
    productId: place.productId,
    allowsAdvertising: place.allowsAdvertising,
    body: source,
    language,
    typingSeconds: formAgeSeconds(key),
    ...(title === null ? {} : { title }),
    ...(tags === null ? {} : { tagCount: tags.length }),
    ...(isDisclosed === undefined ? {} : { isDisclosed }),
    ...(changes === undefined ? {} : { documentId: changes.documentId }),
  };
}

async function write<T extends WrittenText, L extends Landing, X extends Other>(
  tx: Db,
  writing: Writing<T, L, X>,
  judged: { text: T; rendered: RenderedText; author: MemberFacts; found: Reason[]; marks: Mark[] },
): Promise<SubmitOutcome<L> | X> {
  const { text, rendered, author, found, marks } = judged;
  const { actor, draft: target } = writing;
  // Sent together: none needs what another returns.
  const [twin, limit] = await Promise.all([
    holdTwins(tx, writing),
    takeFromMemberLimit(tx, { kind: writing.limit, member: author }),
    settleDraft(tx, { userId: actor.id, target, form: writing }),
  ]);
  if (twin) return twin;
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  const obstacle = await writing.lock(tx, author);
  if (obstacle) return obstacle;
  const reasons = await (writing.whyHeld ?? whateverWasFound)(tx, found, author);
  const written = { text, rendered, author, isHeld: reasons !== null };
  const stored = await writing.store(tx, written);
  if (isOther(stored)) return stored;
  if (reasons === null) {
    const shown = await bringIntoView(tx, writing, written, stored);
    if (shown.kind === "published" && (marks.length > 0 || writing.changes !== undefined)) {
      await recordMarks(tx, { documentId: stored.landing.documentId, revisionId: stored.revisionId, marks });
    }
    return shown;
  }
  const { revisionId, landing } = stored;
  await openCase(tx, { documentId: landing.documentId, revisionId, reasons });
  return { kind: "held", reasons, ...landing };
}

async function whateverWasFound(_tx: Db, found: Reason[]): Promise<Reason[] | null> {
  return found.length > 0 ? found : null;
}

async function bringIntoView<T extends WrittenText, L extends Landing, X extends Other>(
  tx: Db,
  writing: Writing<T, L, X>,
  written: Written<T>,
  stored: Stored<L>,
): Promise<SubmitOutcome<L> | X> {
  const { documentId } = stored.landing;
  const obstacle = await writing.show(tx, written, stored);
  if (obstacle) return obstacle;
  // Sent together: none needs what another returns.
  await Promise.all([
    storeReferences(tx, documentId, written.rendered),
    writing.kind === "comment" ? null : indexDocument(tx, documentId),
    recordEvent(tx, { actorId: writing.actor.id, subjectId: documentId, ...writing.event(stored) }),
    invalidatePages(tx, writing.pages(stored)),
    writing.changes?.isLive ? settleReplaced(tx, documentId) : null,
  ]);
  await writing.follow?.(tx, stored);
  return { kind: "published", ...stored.landing };
}

function isOther<X extends Other>(value: object | X): value is X {
  return "kind" in value;
}

function isOvertaken(outcome: Other): outcome is Overtaken {
  return outcome.kind === "overtaken";
}
