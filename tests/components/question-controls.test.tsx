// Controls that may not be used now are there and lead to what is missing; those that never may are not there.
import { describe, expect, test } from "vitest";
import { WatchButton } from "~/components/notification/watch-button";
import { Post } from "~/components/post/post";
import { DidItSolve } from "~/components/question/accept-button";
import { MeToo } from "~/components/question/me-too";
import { member, render } from "./render";

const nobody = { vote: null, comment: null, suggest: null, flag: null, edit: null, accept: null };
const may = { voteUp: false, voteDown: false, comment: false, edit: false, suggest: false };
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
  isAccepted: true,
};

describe("a control that may not be used now", () => {
  test("leads a guest to logging in, with what was pressed", () => {
    const lacking = { ...nobody, vote: "sign-in", comment: "sign-in", suggest: "sign-in", flag: "sign-in" } as const;
    const html = render(<Post post={post} may={{ ...may, lacking }} comments={[]} />);
    expect(html).toContain("/login?to=%2Fposts%2F12&amp;pressed=vote.12.1");
    expect(html).toContain("/login?to=%2Fposts%2F12&amp;pressed=vote.12.-1");
    for (const to of ["posts%2F12%2Fcomments", "posts%2F12%2Fedit", "flags%2F12"])
      expect(html).toContain(`/login?to=%2F${to}`);
    expect(render(<MeToo questionId={7} count={3} isOn={false} mayPress={false} lacking="sign-in" />)).toContain(
      "pressed=me-too.7",
    );
    expect(render(<WatchButton target="tag" id={5} isOn={false} />)).toContain("pressed=watch.tag.5");
  });

  test("leads an unconfirmed member to the address, and a restricted one to the record, and says why", () => {
    const with_ = (lacking: "verify-first" | "restricted") =>
      render(<Post post={post} may={{ ...may, lacking: { ...nobody, vote: lacking } }} comments={[]} />, {
        actor: member,
      });
    expect(with_("verify-first")).toMatch(/class="vote" href="\/settings\/email"[^>]*title="[^"]*confirm/i);
    expect(with_("restricted")).toMatch(/class="vote" href="\/decisions"[^>]*title="[^"]*restricted/);
  });

  test("is not there where it never may be used", () => {
    const html = render(<Post post={post} may={{ ...may, lacking: nobody }} comments={[]} />, { actor: member });
    expect(html).not.toMatch(/class="vote( down)?"/);
    expect(html).not.toContain("/login");
  });
});

describe("accepting", () => {
  test("has its word beside the tick in every language, for whoever may and for everybody else", () => {
    for (const [language, is, todo] of [
      ["en", "Accepted", "Accept"],
      ["de", "Angenommen", "Annehmen"],
      ["ru", "Принято", "Принять"],
      ["zh-Hans", "已采纳", "采纳"],
      ["zh-Hant", "已採納", "採納"],
    ] as const) {
      expect(render(<Post post={post} may={may} comments={[]} />, {}, language)).toContain(`>${is}</small>`);
      const open = { ...post, isAccepted: false };
      expect(render(<Post post={open} may={{ ...may, accept: true }} comments={[]} />, {}, language)).toContain(
        `>${todo}</small>`,
      );
    }
  });

  test("is asked for in words under the answer", () => {
    expect(render(<DidItSolve answerId={12} />)).toMatch(/Did this solve it\?[\s\S]*Yes, accept this answer/);
  });
});
