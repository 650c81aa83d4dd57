import { describe, expect, test } from "vitest";
import { CommentForm } from "~/components/post/comment-form";
import { WritingForm } from "~/components/post/writing-form";
import { EditAbout } from "~/components/revision/edit-about";
import { member, render } from "./render";

describe("a form that is opened with a draft", () => {
  const draft = { fields: { body: "half a thought" }, updatedAt: "2025-06-01T22:30:00Z", form: "0123-form-one" };

  test("goes on with it, and with every form it was sent back from", () => {
    const draftedIn = (html: string) => /name="drafted" value="([^"]*)"/.exec(html)?.[1];
    const form = (more: object) =>
      render(
        <WritingForm draftTarget="answer:5" submit="Post" draft={draft} {...more}>
          <p />
        </WritingForm>,
        { actor: member },
      );
    expect(draftedIn(form({}))).toBe("0123-form-one");
    expect(draftedIn(form({ draft: null }))).toBe("");
    expect(draftedIn(form({ draft: { ...draft, form: "" } }))).toBe("-");
    const typed = { key: "0123-form-two", drafted: "0123-form-one" };
    expect(draftedIn(form({ reply: { errors: {}, typed } }))).toBe("0123-form-two 0123-form-one");
  });

  test("shows the comment that was begun, unfolded", () => {
    const html = render(<CommentForm parentId={5} draft={draft} />, { actor: member });
    expect(html).toContain("half a thought</textarea>");
    expect(html).toMatch(/<details[^>]* open/);
  });

  test("is minor where it was said to be", () => {
    const about = (isMinor: boolean) => render(<EditAbout summary="" isMinor={isMinor} reply={undefined} />);
    expect(about(true)).toContain("checked");
    expect(about(false)).not.toContain("checked");
  });
});
