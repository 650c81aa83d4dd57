// Whatever somebody may not do because of their state (not logged in, address not confirmed, restricted, a protected place) is
// there all the same and leads to what is missing. Every "may" of moderation/ stands in the table: with the control that it
// decides about, or with why there is none; one that is new is missing until somebody says which.
import type { ReactNode } from "react";
import { describe, expect, it, test } from "vitest";
import type { ActorFacts } from "#moderation/facts";
import * as faqPermissions from "#moderation/permissions/faq";
import { type Lacking, lackingFor } from "#moderation/permissions/lacking";
import * as officePermissions from "#moderation/permissions/office";
import * as pagePermissions from "#moderation/permissions/pages";
import * as peoplePermissions from "#moderation/permissions/people";
import type { Permission } from "#moderation/permissions/permission";
import * as postPermissions from "#moderation/permissions/posts";
import { LackingLink, LackingNotice } from "~/components/account/lacking-link";
import { FlagLink } from "~/components/case/flag-link";
import { WatchButton } from "~/components/notification/watch-button";
import { Post } from "~/components/post/post";
import { MeToo } from "~/components/question/me-too";
import { ErrorPage } from "~/components/site/error-page";
import { NewPageLink } from "~/components/wiki/new-link";
import { document, member as memberFacts, PEOPLE } from "../moderation/sample";
import { member, render } from "./render";

const post = {
  id: 12,
  kind: "answer" as const,
  state: "published",
  language: "en",
  html: "<p>Turn it.</p>",
  author: null,
  authorName: "Mareike",
  createdAt: "2026-11-01T10:00:00Z",
  revisionNumber: 1,
  editedAt: null,
  score: 0,
  myVote: 0 as const,
};
const MAY = { voteUp: false, voteDown: false, comment: false, edit: false, suggest: false };
const NOTHING = { vote: null, comment: null, suggest: null, flag: null, edit: null, accept: null };
const postWith = (what: keyof typeof NOTHING) => (lacking: Lacking) => (
  <Post post={post} may={{ ...MAY, lacking: { ...NOTHING, [what]: lacking } }} comments={[]} />
);
const answer = document({ kind: "answer", within: { state: "published", authorId: 9 } });
const byPage = (lacking: Lacking) => (
  <ErrorPage status={403} error={{ status: 403, statusText: "", internal: false, data: lacking }} />
);

type Control = { ask: (actor: ActorFacts) => Permission; show: (lacking: Lacking) => ReactNode };

const CONTROLS: Record<string, Control> = {
  canVote: { ask: (actor) => postPermissions.canVote(actor, answer), show: postWith("vote") },
  canComment: {
    ask: (actor) => postPermissions.canComment(actor, document({ isProtected: true })),
    show: postWith("comment"),
  },
  canFlag: { ask: (actor) => postPermissions.canFlag(actor, answer), show: postWith("flag") },
  canSuggestEdit: { ask: (actor) => postPermissions.canSuggestEdit(actor, answer), show: postWith("suggest") },
  canEditDirectly: {
    ask: (actor) => postPermissions.canEditDirectly(actor, document({ authorId: actor?.id ?? null })),
    show: postWith("edit"),
  },
  canAccept: {
    ask: (actor) => postPermissions.canAccept(actor, document({ authorId: actor?.id ?? null }), answer),
    show: postWith("accept"),
  },
  canMeToo: {
    ask: (actor) => postPermissions.canMeToo(actor, document()),
    show: (lacking) => <MeToo questionId={7} count={3} isOn={false} mayPress={false} lacking={lacking} />,
  },
  canAnswer: {
    ask: (actor) => postPermissions.canAnswer(actor, document({ isProtected: true })),
    show: (lacking) => <LackingNotice lacking={lacking} />,
  },
  canFollow: {
    ask: (actor) => postPermissions.canFollow(actor, document()),
    show: () => <WatchButton target="question" id={7} isOn={false} />,
  },
  canProposePage: {
    ask: (actor) => pagePermissions.canProposePage(actor, document({ kind: "page" })),
    show: (lacking) => (
      <LackingLink lacking={lacking} className="button">
        Edit
      </LackingLink>
    ),
  },
  // What has a page of its own: the link is there for everybody, and the page that says no leads on.
  canAsk: { ask: (actor) => postPermissions.canAsk(actor, { areaId: null, productId: null }), show: byPage },
};

const NO_CONTROL: Record<string, readonly string[]> = {
  "rules about reading": [
    "canSeeDocument",
    "canSeeHistory",
    "canSeeUnpublished",
    "canSeeProposal",
    "canSeeEntry",
    "canSeeRecord",
  ],
  "an office's alone, or the author's beside it": [
    "canClose",
    "canMarkDuplicate",
    "canReopen",
    "canProtect",
    "canPin",
    "canMove",
    "canCorrectPlace",
    "canMerge",
    "canReview",
    "canDecide",
    "canDelete",
    "canRestore",
    "canEnterOffice",
    "canManageSettings",
    "canManageMembers",
    "canGrantRole",
    "canRestrict",
    "canEraseWords",
    "canWriteNote",
    "canChangeNote",
    "canRemoveNote",
    "canPromote",
    "canSetProtection",
    "canEditHeldPage",
    "canReviewProposal",
    "canEditEntry",
    "canTakeStep",
    "canSettleSource",
    "canSeeTeam",
  ],
  "open to everybody": ["canRateEntry", "canAppeal"],
  "said by canProposePage": ["canPublishPage"],
  "the form says it beside the file": ["canUpload"],
};

const restricted = (kind: "vote" | "post" | "edit") =>
  memberFacts({ restrictions: [{ kind, areaId: null, productId: null, endsAt: null }] });
const STATES: Record<string, ActorFacts> = {
  guest: PEOPLE.guest,
  unconfirmed: PEOPLE.unverified,
  "confirmed, without trust": memberFacts({ trust: 0 }),
  suspended: PEOPLE.suspended,
  "without votes": restricted("vote"),
  "without posts": restricted("post"),
  "without edits": restricted("edit"),
};
const WAYS = {
  "sign-in": "/login",
  "verify-first": "/settings/email",
  suspended: "/decisions",
  restricted: "/decisions",
};

describe("every may", () => {
  test("has a control in the table, or a reason why it has none", () => {
    const all = [postPermissions, pagePermissions, faqPermissions, officePermissions, peoplePermissions].flatMap(
      (one) => Object.keys(one).filter((name) => name.startsWith("can")),
    );
    const known = [...Object.keys(CONTROLS), ...Object.values(NO_CONTROL).flat()];
    expect(all.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !all.includes(name))).toEqual([]);
  });

  it.each(Object.keys(STATES))("shows somebody who is %s what is missing", (state) => {
    const facts = STATES[state] ?? null;
    const actor = facts && { ...member, isSuspended: facts.isSuspended };
    for (const [name, { ask, show }] of Object.entries(CONTROLS)) {
      const lacking = lackingFor(ask(facts));
      if (lacking === null) continue;
      const html = render(show(lacking), { actor });
      const way = lacking === "question-protected" ? `/members/${member.name}` : WAYS[lacking];
      expect(html, `${name}: ${lacking}`).toContain(`href="${way}`);
    }
  });

  test("meets every state in the table, so that none is passed over", () => {
    const met = Object.values(CONTROLS).flatMap(({ ask }) =>
      Object.values(STATES).map((facts) => lackingFor(ask(facts))),
    );
    expect(new Set(met)).toEqual(new Set([null, ...Object.keys(WAYS), "question-protected"]));
  });
});

test("flagging a page, and beginning one, are there for guests and lead to logging in", () => {
  expect(render(<FlagLink documentId={5} author={null} />)).toContain('href="/login?to=%2Fflags%2F5"');
  expect(
    render(
      <NewPageLink product="lamp" className="">
        New page
      </NewPageLink>,
    ),
  ).toContain('href="/login?to=%2Fwiki%2Fnew');
});
