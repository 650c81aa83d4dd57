import { describe, expect, it } from "vitest";
import type { ActorFacts, DocumentFacts } from "#moderation/facts";
import * as office from "#moderation/permissions/office";
import * as pages from "#moderation/permissions/pages";
import * as people from "#moderation/permissions/people";
import type { Permission } from "#moderation/permissions/permission";
import * as posts from "#moderation/permissions/posts";
import { AUTHOR_ID, document, member, PEOPLE, type Person } from "./sample";

type Predicate =
  | keyof typeof people
  | keyof typeof posts
  | keyof typeof office
  | keyof Omit<typeof pages, "DEFAULT_PROTECTION">;
type MatrixRow = { predicate: Predicate; case: string; ask: (actor: ActorFacts) => Permission; answers: string };

/** Columns of `answers`: + is yes, everything else stands for a reason in LEGEND. */
const COLUMNS: readonly Person[] = [
  "guest",
  "unverified",
  "member",
  "author",
  "trusted",
  "moderator",
  "staff",
  "admin",
  "suspended",
];
const LEGEND: Record<string, string> = {
  g: "sign-in",
  v: "verify-first",
  x: "suspended",
  "-": "not-visible",
  n: "not-published",
  k: "wrong-kind",
  c: "question-closed",
  p: "question-protected",
  a: "already-closed",
  o: "not-closed",
  O: "own-vote",
  u: "comments-up-only",
  q: "accept-asker-only",
  e: "own-me-too",
  f: "own-flag",
  w: "author-only",
  d: "edit-directly",
  s: "suggest-instead",
  P: "page-protected",
  t: "trust-needed",
  M: "moderators-only",
  S: "staff-only",
  A: "admins-only",
  C: "own-case",
  F: "first-decider",
  h: "has-answers",
  i: "is-accepted",
  r: "not-restorable",
  R: "own-role",
  U: "outranked",
  N: "not-appealable",
};

const place = { areaId: 1, productId: 1 };
const question = document();
const closed = document({ isClosed: true });
const guarded = document({ isProtected: true });
const held = document({ state: "held" });
const returned = document({ state: "returned" });
const removed = document({ state: "removed" });
const deleted = document({ state: "deleted" });
const answer = document({ kind: "answer", within: question });
const comment = document({ kind: "comment", within: answer });
const page = (changes: Partial<DocumentFacts>) => document({ kind: "page", protection: "trusted", ...changes });
const othersAnswer = document({ kind: "answer", authorId: 99, within: { state: "published", authorId: 98 } });
const someone = { id: 50, role: "member" as const };

// guest, unverified, member, author, trusted, moderator, staff, admin, suspended
const ROWS: MatrixRow[] = [
  {
    predicate: "canSeeDocument",
    case: "published",
    ask: (a) => posts.canSeeDocument(a, question),
    answers: "+++++++++",
  },
  { predicate: "canSeeDocument", case: "held", ask: (a) => posts.canSeeDocument(a, held), answers: "---+-+-+-" },
  {
    predicate: "canSeeDocument",
    case: "returned",
    ask: (a) => posts.canSeeDocument(a, returned),
    answers: "---+-+-+-",
  },
  { predicate: "canSeeDocument", case: "removed", ask: (a) => posts.canSeeDocument(a, removed), answers: "---+-+-+-" },
  { predicate: "canSeeDocument", case: "deleted", ask: (a) => posts.canSeeDocument(a, deleted), answers: "-----+-+-" },
  {
    predicate: "canSeeDocument",
    case: "published comment under an answer under somebody else's held question",
    ask: (a) =>
      posts.canSeeDocument(
        a,
        document({
          kind: "comment",
          within: { state: "published", authorId: 9, within: { state: "held", authorId: 9 } },
        }),
      ),
    answers: "-----+-+-",
  },
  { predicate: "canSeeHistory", case: "published", ask: (a) => posts.canSeeHistory(a, question), answers: "+++++++++" },
  { predicate: "canSeeHistory", case: "held", ask: (a) => posts.canSeeHistory(a, held), answers: "---+-+-+-" },
  { predicate: "canSeeHistory", case: "removed", ask: (a) => posts.canSeeHistory(a, removed), answers: "---M-+-+-" },
  {
    predicate: "canSeeUnpublished",
    case: "published",
    ask: (a) => posts.canSeeUnpublished(a, question),
    answers: "MMM+M+M+M",
  },
  {
    predicate: "canSeeUnpublished",
    case: "removed",
    ask: (a) => posts.canSeeUnpublished(a, removed),
    answers: "---+-+-+-",
  },
  {
    predicate: "canSeeUnpublished",
    case: "FAQ entry",
    ask: (a) => posts.canSeeUnpublished(a, document({ kind: "faq-entry" })),
    answers: "MMM+M+++M",
  },

  { predicate: "canAsk", case: "in Q&A", ask: (a) => posts.canAsk(a, place), answers: "g+++++++x" },
  { predicate: "canAnswer", case: "open question", ask: (a) => posts.canAnswer(a, question), answers: "g+++++++x" },
  { predicate: "canAnswer", case: "closed question", ask: (a) => posts.canAnswer(a, closed), answers: "gcccccccx" },
  { predicate: "canAnswer", case: "protected question", ask: (a) => posts.canAnswer(a, guarded), answers: "gp++++++x" },
  { predicate: "canAnswer", case: "held question", ask: (a) => posts.canAnswer(a, held), answers: "---n-n-n-" },
  { predicate: "canAnswer", case: "an answer", ask: (a) => posts.canAnswer(a, answer), answers: "gkkkkkkkx" },
  { predicate: "canComment", case: "answer", ask: (a) => posts.canComment(a, answer), answers: "g+++++++x" },
  { predicate: "canComment", case: "closed question", ask: (a) => posts.canComment(a, closed), answers: "g+++++++x" },
  {
    predicate: "canComment",
    case: "protected question",
    ask: (a) => posts.canComment(a, guarded),
    answers: "gp++++++x",
  },
  { predicate: "canComment", case: "comment", ask: (a) => posts.canComment(a, comment), answers: "gkkkkkkkx" },
  { predicate: "canVote", case: "up on an answer", ask: (a) => posts.canVote(a, answer, "up"), answers: "gv+O++++x" },
  {
    predicate: "canVote",
    case: "down on a question",
    ask: (a) => posts.canVote(a, question, "down"),
    answers: "gv+O++++x",
  },
  { predicate: "canVote", case: "up on a comment", ask: (a) => posts.canVote(a, comment, "up"), answers: "gv+O++++x" },
  {
    predicate: "canVote",
    case: "down on a comment",
    ask: (a) => posts.canVote(a, comment, "down"),
    answers: "guuOuuuux",
  },
  { predicate: "canVote", case: "removed", ask: (a) => posts.canVote(a, removed, "up"), answers: "---n-n-n-" },
  { predicate: "canVote", case: "page", ask: (a) => posts.canVote(a, page({}), "up"), answers: "gkkkkkkkx" },
  {
    predicate: "canAccept",
    case: "author asked",
    ask: (a) => posts.canAccept(a, question, answer),
    answers: "gqq+q+++x",
  },
  {
    predicate: "canAccept",
    case: "author only answered",
    ask: (a) => posts.canAccept(a, document({ authorId: 98 }), answer),
    answers: "gqqqq+++x",
  },
  {
    predicate: "canAccept",
    case: "held answer",
    ask: (a) => posts.canAccept(a, question, document({ kind: "answer", authorId: 99, state: "held" })),
    answers: "-----n-n-",
  },
  { predicate: "canMeToo", case: "question", ask: (a) => posts.canMeToo(a, question), answers: "g++e++++x" },
  { predicate: "canMeToo", case: "answer", ask: (a) => posts.canMeToo(a, answer), answers: "gkkkkkkkx" },
  { predicate: "canFollow", case: "question", ask: (a) => posts.canFollow(a, question), answers: "g+++++++x" },
  { predicate: "canFlag", case: "answer", ask: (a) => posts.canFlag(a, answer), answers: "gv+f++++x" },
  {
    predicate: "canEditDirectly",
    case: "question",
    ask: (a) => posts.canEditDirectly(a, question),
    answers: "gss+++++x",
  },
  {
    predicate: "canEditDirectly",
    case: "closed question",
    ask: (a) => posts.canEditDirectly(a, closed),
    answers: "gss+++++x",
  },
  {
    predicate: "canEditDirectly",
    case: "comment",
    ask: (a) => posts.canEditDirectly(a, comment),
    answers: "gww+w+w+x",
  },
  { predicate: "canEditDirectly", case: "held", ask: (a) => posts.canEditDirectly(a, held), answers: "---+-+-+-" },
  {
    predicate: "canEditDirectly",
    case: "returned",
    ask: (a) => posts.canEditDirectly(a, returned),
    answers: "---+-+-+-",
  },
  {
    predicate: "canEditDirectly",
    case: "removed",
    ask: (a) => posts.canEditDirectly(a, removed),
    answers: "---+-+-+-",
  },
  { predicate: "canEditDirectly", case: "page", ask: (a) => posts.canEditDirectly(a, page({})), answers: "gkkkkkkkx" },
  {
    predicate: "canSuggestEdit",
    case: "question",
    ask: (a) => posts.canSuggestEdit(a, question),
    answers: "gv+dddddx",
  },
  { predicate: "canSuggestEdit", case: "comment", ask: (a) => posts.canSuggestEdit(a, comment), answers: "gkkkkkkkx" },
  { predicate: "canUpload", case: "picture", ask: (a) => posts.canUpload(a, place), answers: "gv++++++x" },

  {
    predicate: "canClose",
    case: "off-topic",
    ask: (a) => office.canClose(a, question, "off-topic"),
    answers: "gMMMM+++x",
  },
  {
    predicate: "canClose",
    case: "needs-detail",
    ask: (a) => office.canClose(a, question, "needs-detail"),
    answers: "gMMMM+++x",
  },
  {
    predicate: "canClose",
    case: "duplicate",
    ask: (a) => office.canClose(a, question, "duplicate"),
    answers: "gMM+++++x",
  },
  {
    predicate: "canClose",
    case: "resolved-elsewhere",
    ask: (a) => office.canClose(a, question, "resolved-elsewhere"),
    answers: "gMM+M+++x",
  },
  { predicate: "canClose", case: "any reason", ask: (a) => office.canClose(a, question), answers: "gMM+++++x" },
  {
    predicate: "canClose",
    case: "closed already",
    ask: (a) => office.canClose(a, closed, "duplicate"),
    answers: "gaaaaaaax",
  },
  {
    predicate: "canMarkDuplicate",
    case: "question",
    ask: (a) => office.canMarkDuplicate(a, question),
    answers: "gMM+++++x",
  },
  { predicate: "canReopen", case: "closed", ask: (a) => office.canReopen(a, closed), answers: "gMM+M+++x" },
  { predicate: "canReopen", case: "open", ask: (a) => office.canReopen(a, question), answers: "gooooooox" },
  { predicate: "canProtect", case: "question", ask: (a) => office.canProtect(a, question), answers: "gMMMM+++x" },
  { predicate: "canPin", case: "question", ask: (a) => office.canPin(a, question), answers: "gMMMM+++x" },
  { predicate: "canPin", case: "answer", ask: (a) => office.canPin(a, answer), answers: "gkkkkkkkx" },
  {
    predicate: "canCorrectPlace",
    case: "question",
    ask: (a) => office.canCorrectPlace(a, question),
    answers: "gww+w+++x",
  },
  { predicate: "canMove", case: "question", ask: (a) => office.canMove(a, question), answers: "gMMMM+++x" },
  { predicate: "canMove", case: "held question", ask: (a) => office.canMove(a, held), answers: "---M-+-+-" },
  {
    predicate: "canMerge",
    case: "questions",
    ask: (a) => office.canMerge(a, question, document({ authorId: 9 })),
    answers: "gMMMM+M+x",
  },
  { predicate: "canReview", case: "the list", ask: (a) => office.canReview(a), answers: "gMMMM+M+x" },
  {
    predicate: "canDecide",
    case: "a case about the author's post",
    ask: (a) => office.canDecide(a, { authorId: AUTHOR_ID, isAppeal: false, firstDeciderId: null }),
    answers: "gMMMM+M+x",
  },
  {
    predicate: "canDecide",
    case: "an appeal against the moderator's decision",
    ask: (a) => office.canDecide(a, { authorId: AUTHOR_ID, isAppeal: true, firstDeciderId: PEOPLE.moderator.id }),
    answers: "gMMMMFM+x",
  },
  {
    predicate: "canDecide",
    case: "the admin's own post",
    ask: (a) => office.canDecide(a, { authorId: PEOPLE.admin.id, isAppeal: false, firstDeciderId: null }),
    answers: "gMMMM+MCx",
  },
  {
    predicate: "canAppeal",
    case: "against a decision about the author's post",
    ask: (a) => office.canAppeal(a, { authorId: AUTHOR_ID, isAppealed: false, isWithinTime: true }),
    answers: "gww+wwwww",
  },
  {
    predicate: "canAppeal",
    case: "a second time",
    ask: (a) => office.canAppeal(a, { authorId: AUTHOR_ID, isAppealed: true, isWithinTime: true }),
    answers: "gwwNwwwww",
  },
  {
    predicate: "canAppeal",
    case: "by a suspended member",
    ask: (a) => office.canAppeal(a, { authorId: PEOPLE.suspended.id, isAppealed: false, isWithinTime: true }),
    answers: "gwwwwwww+",
  },
  {
    predicate: "canDelete",
    case: "question without answers",
    ask: (a) => office.canDelete(a, question),
    answers: "gww+w+w+x",
  },
  {
    predicate: "canDelete",
    case: "question with answers",
    ask: (a) => office.canDelete(a, question, { answerCount: 1 }),
    answers: "gwwhw+w+x",
  },
  {
    predicate: "canDelete",
    case: "accepted answer",
    ask: (a) => office.canDelete(a, answer, { isAccepted: true }),
    answers: "gwwiw+w+x",
  },
  { predicate: "canDelete", case: "comment", ask: (a) => office.canDelete(a, comment), answers: "gww+w+w+x" },
  { predicate: "canDelete", case: "page", ask: (a) => office.canDelete(a, page({})), answers: "gwwMw+w+x" },
  { predicate: "canDelete", case: "removed", ask: (a) => office.canDelete(a, removed), answers: "---n-+-+-" },
  { predicate: "canDelete", case: "deleted", ask: (a) => office.canDelete(a, deleted), answers: "-----n-n-" },
  { predicate: "canRestore", case: "deleted", ask: (a) => office.canRestore(a, deleted), answers: "-----+-+-" },
  { predicate: "canRestore", case: "removed", ask: (a) => office.canRestore(a, removed), answers: "---M-+-+-" },
  { predicate: "canRestore", case: "published", ask: (a) => office.canRestore(a, question), answers: "gMMMMrMrx" },
  { predicate: "canEnterOffice", case: "at all", ask: (a) => office.canEnterOffice(a), answers: "gMMMM+++x" },
  { predicate: "canManageSettings", case: "brand", ask: (a) => office.canManageSettings(a), answers: "gAAAAAA+x" },
  { predicate: "canManageMembers", case: "list", ask: (a) => office.canManageMembers(a), answers: "gAAAAAA+x" },
  {
    predicate: "canGrantRole",
    case: "to a member",
    ask: (a) => office.canGrantRole(a, someone, "moderator"),
    answers: "gAAAAAA+x",
  },
  {
    predicate: "canGrantRole",
    case: "the admin's own",
    ask: (a) => office.canGrantRole(a, { id: PEOPLE.admin.id, role: "admin" }, "member"),
    answers: "gAAAAAARx",
  },
  { predicate: "canWriteNote", case: "a member", ask: (a) => people.canWriteNote(a, someone), answers: "gMMMM+M+x" },
  {
    predicate: "canChangeNote",
    case: "the author's",
    ask: (a) => people.canChangeNote(a, { authorId: AUTHOR_ID }),
    answers: "gMMMMwMwx",
  },
  {
    predicate: "canRemoveNote",
    case: "the author's",
    ask: (a) => people.canRemoveNote(a, { authorId: AUTHOR_ID }),
    answers: "gMMMMwM+x",
  },
  {
    predicate: "canEraseWords",
    case: "about the author, by somebody",
    ask: (a) => people.canEraseWords(a, { authorId: AUTHOR_ID, deciderId: 51, isContested: false }),
    answers: "gAAAAAA+x",
  },
  {
    predicate: "canEraseWords",
    case: "by the admin",
    ask: (a) => people.canEraseWords(a, { authorId: AUTHOR_ID, deciderId: PEOPLE.admin.id, isContested: false }),
    answers: "gAAAAAACx",
  },
  { predicate: "canRestrict", case: "a member", ask: (a) => office.canRestrict(a, someone), answers: "gMMMM+M+x" },
  {
    predicate: "canRestrict",
    case: "staff",
    ask: (a) => office.canRestrict(a, { id: 51, role: "staff" }),
    answers: "gMMMMUM+x",
  },
  {
    predicate: "canRestrict",
    case: "the moderator",
    ask: (a) => office.canRestrict(a, PEOPLE.moderator),
    answers: "gMMMMCM+x",
  },
  {
    predicate: "canSeeRecord",
    case: "the author's",
    ask: (a) => office.canSeeRecord(a, AUTHOR_ID),
    answers: "gMM+M+M+M",
  },
  {
    predicate: "canSeeRecord",
    case: "the suspended member's",
    ask: (a) => office.canSeeRecord(a, PEOPLE.suspended.id),
    answers: "gMMMM+M++",
  },
  { predicate: "canPromote", case: "answer", ask: (a) => office.canPromote(a, answer), answers: "gMMMM+++x" },
  { predicate: "canPromote", case: "comment", ask: (a) => office.canPromote(a, comment), answers: "gkkkkkkkx" },

  {
    predicate: "canPublishPage",
    case: "open",
    ask: (a) => pages.canPublishPage(a, page({ protection: "open" })),
    answers: "gv++++++x",
  },
  { predicate: "canPublishPage", case: "trusted", ask: (a) => pages.canPublishPage(a, page({})), answers: "gvss++++x" },
  {
    predicate: "canPublishPage",
    case: "staff",
    ask: (a) => pages.canPublishPage(a, page({ protection: "staff" })),
    answers: "gPPPPP++x",
  },
  {
    predicate: "canPublishPage",
    case: "FAQ entry",
    ask: (a) => pages.canPublishPage(a, page({ kind: "faq-entry" })),
    answers: "gSSSSS++x",
  },
  {
    predicate: "canPublishPage",
    case: "rule",
    ask: (a) => pages.canPublishPage(a, page({ kind: "rule" })),
    answers: "gAAAAAA+x",
  },
  {
    predicate: "canPublishPage",
    case: "question",
    ask: (a) => pages.canPublishPage(a, question),
    answers: "gkkkkkkkx",
  },
  {
    predicate: "canProposePage",
    case: "staff page",
    ask: (a) => pages.canProposePage(a, page({ protection: "staff" })),
    answers: "gv++++++x",
  },
  {
    predicate: "canProposePage",
    case: "rule",
    ask: (a) => pages.canProposePage(a, page({ kind: "rule" })),
    answers: "gAAAAAA+x",
  },
  {
    predicate: "canReviewProposal",
    case: "page",
    ask: (a) => pages.canReviewProposal(a, page({}), { authorId: 99 }),
    answers: "gvss++++x",
  },
  {
    predicate: "canReviewProposal",
    case: "page, proposed by the moderator",
    ask: (a) => pages.canReviewProposal(a, page({}), { authorId: PEOPLE.moderator.id }),
    answers: "gvss+C++x",
  },
  {
    predicate: "canReviewProposal",
    case: "answer",
    ask: (a) => pages.canReviewProposal(a, answer, { authorId: 99 }),
    answers: "gtt+++++x",
  },
  {
    predicate: "canSetProtection",
    case: "page, to staff",
    ask: (a) => pages.canSetProtection(a, page({}), "staff"),
    answers: "gSSSSS++x",
  },
  {
    predicate: "canSetProtection",
    case: "page, to open",
    ask: (a) => pages.canSetProtection(a, page({}), "open"),
    answers: "gMMMM+++x",
  },
  {
    predicate: "canEditHeldPage",
    case: "held page",
    ask: (a) => pages.canEditHeldPage(a, page({ state: "held" })),
    answers: "---+-+-+-",
  },
  {
    predicate: "canSeeProposal",
    case: "waiting, to an answer",
    ask: (a) => pages.canSeeProposal(a, answer, { authorId: 99, isAccepted: false }),
    answers: "gtt+++++x",
  },
  {
    predicate: "canSeeProposal",
    case: "accepted",
    ask: (a) => pages.canSeeProposal(a, answer, { authorId: 99, isAccepted: true }),
    answers: "+++++++++",
  },
  {
    predicate: "canReviewProposal",
    case: "comment",
    ask: (a) => pages.canReviewProposal(a, comment, { authorId: 99 }),
    answers: "gkkkkkkkx",
  },
];

describe("permission matrix", () => {
  it.each(ROWS.map((row) => [`${row.predicate}: ${row.case}`, row] as const))("%s", (_name, { ask, answers }) => {
    const given = COLUMNS.map((person) => {
      const permission = ask(PEOPLE[person]);
      return `${person}: ${permission.allowed ? "yes" : permission.reason}`;
    });
    const expected = COLUMNS.map((person, index) => {
      const sign = answers[index] ?? "";
      return `${person}: ${sign === "+" ? "yes" : (LEGEND[sign] ?? sign)}`;
    });
    expect(given).toEqual(expected);
  });

  it("asks every predicate at least once", () => {
    const all = [...Object.keys(posts), ...Object.keys(office), ...Object.keys(pages)].filter((name) =>
      name.startsWith("can"),
    );
    const asked = new Set<string>(ROWS.map(({ predicate }) => predicate));
    expect(all.filter((name) => !asked.has(name))).toEqual([]);
  });
});

describe("restrictions in permissions", () => {
  const restricted = (kind: "post" | "vote" | "edit" | "upload" | "flag" | "marketplace" | "everything", scope = {}) =>
    member({ restrictions: [{ kind, areaId: null, productId: null, endsAt: null, ...scope }] });

  it("takes away the one function and leaves the others", () => {
    const voter = restricted("vote");
    expect(posts.canVote(voter, othersAnswer)).toEqual({ allowed: false, reason: "restricted" });
    expect(posts.canMeToo(voter, question)).toEqual({ allowed: false, reason: "restricted" });
    expect(posts.canAnswer(voter, question)).toEqual({ allowed: true });
  });

  it("reaches no further than its product", () => {
    const poster = restricted("post", { productId: 2 });
    expect(posts.canAnswer(poster, question)).toEqual({ allowed: true });
    expect(posts.canAnswer(poster, document({ productId: 2 }))).toEqual({ allowed: false, reason: "restricted" });
  });

  it("keeps a member out of the Marketplace only", () => {
    const seller = restricted("marketplace");
    expect(posts.canAsk(seller, { ...place, allowsAdvertising: true })).toEqual({
      allowed: false,
      reason: "restricted",
    });
    expect(posts.canAsk(seller, place)).toEqual({ allowed: true });
  });

  it("lets a member who may not edit others' posts still mend their own", () => {
    const editor = member({
      id: AUTHOR_ID,
      trust: 3,
      restrictions: [{ kind: "edit", areaId: null, productId: null, endsAt: null }],
    });
    expect(posts.canEditDirectly(editor, question)).toEqual({ allowed: true });
    expect(posts.canEditDirectly(editor, othersAnswer)).toEqual({ allowed: false, reason: "restricted" });
  });

  it("leaves reading to a member who may do nothing else", () => {
    const banned = restricted("everything");
    expect(posts.canSeeDocument(banned, question)).toEqual({ allowed: true });
    expect(posts.canAccept(banned, document({ authorId: 1 }), answer)).toEqual({
      allowed: false,
      reason: "restricted",
    });
    expect(office.canAppeal(banned, { authorId: 1, isAppealed: false, isWithinTime: true })).toEqual({ allowed: true });
  });
});

describe("visibility", () => {
  it("does not let a suspended moderator see what is held", () => {
    const suspended = { ...PEOPLE.moderator, isSuspended: true };
    expect(posts.canSeeDocument(suspended, held).allowed).toBe(false);
  });

  it("never takes a document without an author for one's own", () => {
    expect(posts.canSeeDocument(PEOPLE.member, document({ state: "held", authorId: null })).allowed).toBe(false);
  });

  it("refuses what hangs deeper than anything can", () => {
    const deep = document({
      within: {
        state: "published",
        authorId: 1,
        within: {
          state: "published",
          authorId: 1,
          within: { state: "published", authorId: 1, within: { state: "published", authorId: 1 } },
        },
      },
    });
    expect(posts.canSeeDocument(PEOPLE.member, deep).allowed).toBe(false);
  });
});
