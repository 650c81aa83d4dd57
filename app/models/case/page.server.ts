// Everything a decision about a document needs on one screen: the case, the text in its thread, the suggestions with what they
// change, whoever wrote it with what else waits of them, and how the rule was applied lately.

import { canReview } from "#moderation/permissions/office";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { Community } from "~/models/community/community.server";
import type { Subject } from "~/models/document/subject.server";
import { loadSources } from "~/models/faq/source-page.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { countRuleUse } from "~/models/rule/use.server";
import { foldHtml } from "~/text/fold-html";
import { markPassages } from "~/text/passage-marks";
import { findConcerned } from "./author-context.server";
import { findAuthorNow } from "./author-now.server";
import { findHandover, listHandoverTargets } from "./handover.server";
import { findProposal, type ProposalView, viewProposal } from "./proposal-reading.server";
import { openCaseFor } from "./queue-access.server";
import type { CaseView } from "./reading.server";
import { reviewPermission } from "./review-permission.server";
import { findThread } from "./thread.server";

/** With what each changes; the others are named. */
const SUGGESTIONS_SHOWN = 3;

export type CaseSuggestion = ProposalView & { mayReview: boolean };

export async function loadCasePage(
  db: Db,
  { actor, community }: { actor: Actor; community: Community },
  caseId: number,
) {
  const { view, subject, decide, ...may } = await openCaseFor(db, { actor, community }, caseId);
  const rule = view.signals.find((signal) => signal.rule !== null)?.rule ?? null;
  const [author, use, faq, thread, suggestions, handover, targets] = await Promise.all([
    findConcerned(db, view, subject),
    rule === null ? null : countRuleUse(db, rule),
    subject.kind === "faq" ? loadSources(db, actor, { id: subject.id }) : null,
    findThread(db, subject),
    viewSuggestions(db, { actor, view, subject }),
    findHandover(db, view.id),
    listHandoverTargets(db, actor.id),
  ]);
  const seesRecord = canReview(await loadMemberFacts(db, { actor, productId: null })).allowed;
  return {
    view,
    subject,
    author,
    now: author && seesRecord ? await findAuthorNow(db, { memberId: author.id, exceptCaseId: view.id }) : null,
    use: use && { rule: rule ?? "", ...use },
    refusal: decide.allowed ? null : decide.reason,
    faq,
    thread,
    suggestions,
    handover,
    targets,
    pieces: foldHtml(markPassages(view.text.html, passagesOf(view))),
    ...may,
  };
}

function passagesOf(view: CaseView): string[] {
  return view.signals.flatMap(({ kind, passage }) =>
    (kind === "detector" || kind === "flag") && passage ? [passage] : [],
  );
}

type Suggested = { actor: Actor; view: CaseView; subject: Subject };

async function viewSuggestions(db: Db, { actor, view, subject }: Suggested): Promise<CaseSuggestion[]> {
  if (view.proposals.length === 0) return [];
  const shown: CaseSuggestion[] = [];
  for (const { id } of view.proposals.slice(0, SUGGESTIONS_SHOWN)) {
    const proposal = await findProposal(db, id);
    if (proposal?.state !== "waiting") continue;
    const { language, state, publishedRevisionId } = subject;
    const liveRevisionId = state === "published" ? publishedRevisionId : null;
    const about = { actor, post: subject, proposal: { id, authorId: proposal.author?.id ?? null } };
    const mayReview = (await reviewPermission(db, about)).allowed;
    const seen = await viewProposal(db, { proposal, liveRevisionId, language });
    shown.push({ ...seen, mayReview: mayReview && liveRevisionId !== null });
  }
  return shown;
}
