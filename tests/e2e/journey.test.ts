// The way every community begins: join → ask → answer → comment → accept → edit → compare versions, in a real browser, with
// and without script, in two languages.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "~/i18n";
import { joinAs, openBrowser, visitor } from "../support/browser";
import { type RunningServer, removeFolders, startServer } from "../support/server";

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ args: ["--demo"] }), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  removeFolders();
});

const JOURNEYS = [
  { language: "en" as const, javaScriptEnabled: true },
  { language: "en" as const, javaScriptEnabled: false },
  { language: "de" as const, javaScriptEnabled: true },
  { language: "de" as const, javaScriptEnabled: false },
];

describe.each(JOURNEYS)("in $language, script $javaScriptEnabled", ({ language, javaScriptEnabled }) => {
  const t = translator(language);
  const mark = `${language}${javaScriptEnabled ? "s" : "n"}`;

  const join = async (name: string) =>
    joinAs(await visitor(browser, { url: server.url, language, javaScriptEnabled }), name);

  test("a newcomer asks, another answers, and both see what happened", async () => {
    const asker = await join(`asker-${mark}`);
    await asker.page.goto("/ask");
    const title = `Why does the ring blink twice after a cold start (${mark})?`;
    await asker.page.fill('[name="title"]', title);
    await asker.page.fill(
      'main [name="body"]',
      "It blinks **twice** and then stays orange.\n\n1. Switch on\n2. Wait a minute",
    );
    await asker.page.fill('[name="tags"]', "ring, start");
    await asker.page.click("main form.writing button.first");
    await asker.page.waitForURL(/\/q\/\d+\//);
    const address = new URL(asker.page.url()).pathname;
    expect(await asker.page.textContent("h1")).toContain(title);
    expect(await asker.page.locator(".prose strong").first().textContent()).toBe("twice");

    const helper = await join(`helper-${mark}`);
    await helper.page.goto(address);
    await helper.page.fill("#answer textarea", "Hold the mode button until it turns white, then let it rinse.");
    await helper.page.click("#answer button.first");
    await helper.page.waitForURL(/#a\d+|\/q\//);
    await helper.page.locator(".post", { hasText: "Hold the mode button" }).waitFor();

    await asker.page.goto(address);
    const answer = asker.page.locator("article.post", { hasText: "Hold the mode button" });
    await answer.locator(".comment-form summary").click();
    await answer.locator(".comment-form textarea").fill("For how long, roughly?");
    await answer.locator(".comment-form button.first").click();
    await asker.page.locator(".comment", { hasText: "For how long" }).waitFor();

    await asker.page.goto(address);
    await asker.page.locator("article.post", { hasText: "Hold the mode button" }).locator("button.tick").click();
    await asker.page.locator("article.post.accepted").waitFor();
    expect(await asker.page.locator("#status").textContent()).toContain(t("common:status.solved"));

    await helper.page.goto(address);
    await helper.page
      .locator("article.post.accepted")
      .getByRole("link", { name: t("common:action.edit"), exact: true })
      .first()
      .click();
    await helper.page.waitForURL(/\/edit$/);
    await helper.page.fill(
      'main [name="body"]',
      "Hold the mode button for eight seconds until it turns white, then let it rinse.",
    );
    await helper.page.fill('[name="summary"]', "added the time");
    await helper.page.click("main form.writing button.first");
    await helper.page.waitForURL(/\/q\//);
    const edited = helper.page.locator("article.post.accepted");
    await edited.getByText("for eight seconds").waitFor();
    await edited.locator(".byline a", { hasText: t("common:byline.revisions", { count: 1 }) }).click();
    await helper.page
      .getByRole("link", { name: t("forum:history.compare-previous") })
      .first()
      .click();
    await helper.page.waitForURL(/history\/1\.\.2/);
    expect(await helper.page.locator("main ins").first().textContent()).toContain("for eight seconds");

    expect([...asker.problems, ...helper.problems]).toEqual([]);
    await asker.context.close();
    await helper.context.close();
  }, 120_000);
});
