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
    const html = render(
      <ErrorPage
        status={403}
        error={
          await asError(keptReply({ kind: "forbidden", reason: "question-closed", isKept: true }, { body: "Kept." }))
        }
      />,
    );
    expect(html).toContain("This question is closed");
    expect(html).toContain("among your drafts");
    expect(html).toContain('href="/drafts"');
    expect(html).not.toContain("Kept.");
  });

  test("brings back what was typed where it could not be kept, and does not say that it was", async () => {
    const refusal = { kind: "forbidden", reason: "question-closed", isKept: false } as const;
    const error = await asError(keptReply(refusal, { title: "拆开 <阀门>", body: "First line\n\nSecond & last" }));
    const html = render(<ErrorPage status={403} error={error} />);
    expect(html).not.toContain("among your drafts");
    expect(html).toContain("could not be kept");
    expect(html).toContain("拆开 &lt;阀门&gt;\n\nFirst line\n\nSecond &amp; last</textarea>");
  });

  test("says nothing about drafts where nothing was typed", async () => {
    const error = await asError(keptReply({ kind: "forbidden", reason: "question-closed" }, { reverts: "8" }));
    const html = render(<ErrorPage status={403} error={error} />);
    expect(html).not.toContain("drafts");
    expect(html).not.toContain("<textarea");
  });
});
