// What somebody reads whose request was refused: why, how long, and where what was typed is.
import { describe, expect, test } from "vitest";
import { ErrorPage } from "~/components/site/error-page";
import { keptReply } from "~/replies/post.server";
import { tooMany } from "~/replies/too-many.server";
import { render } from "../render";

/** As Remix hands a thrown response to the page. */
async function asError(response: Response) {
  return { status: response.status, statusText: "", internal: false, data: await response.json() };
}

describe("the error page", () => {
  test.each([
    { seconds: 40, words: "40 seconds" },
    { seconds: 600, words: "10 minutes" },
    { seconds: 7_200, words: "2 hours" },
  ])("says after $seconds seconds that somebody may go on", async ({ seconds, words }) => {
    const refusal = tooMany(seconds);
    expect(refusal.headers.get("retry-after")).toBe(String(seconds));
    expect(render(<ErrorPage status={429} error={await asError(refusal)} />)).toContain(words);
  });

  test("says why a text was not taken, and that it is among the drafts", async () => {
    const html = render(<ErrorPage status={403} error={await asError(keptReply("question-closed"))} />);
    expect(html).toContain("This question is closed");
    expect(html).toContain("among your drafts");
    expect(html).toContain('href="/drafts"');
  });
});
