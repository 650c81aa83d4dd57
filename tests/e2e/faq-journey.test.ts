// How an answer becomes official and stays true: ask → answer → accept → promote → the source is edited → a task → take it
// over, in a real browser, with and without script; and what a guest sees and says about it.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { joinAs, logInAs, openBrowser, type Visitor, visitor } from "../support/browser";
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

const FIRST = "Hold the mode button until the ring turns white, then let it rinse for ten seconds.";
const LATER = "Hold the mode button until the ring turns white, then let it rinse for thirty seconds.";

describe.each([true, false])("with script %s", (javaScriptEnabled) => {
  const mark = javaScriptEnabled ? "s" : "n";
  const question = `Why does the ring stay orange after the winter (${mark})?`;

  const somebody = () => visitor(browser, { url: server.url, language: "en", javaScriptEnabled });

  const join = async (name: string) => joinAs(await somebody(), name);

  async function login(name: string, password: string): Promise<Visitor> {
    const member = await logInAs(await somebody(), name, password);
    await member.page.request.post("/language", { form: { language: "en", to: "/" }, headers: { origin: server.url } });
    return member;
  }

  const answerOn = (page: Page) => page.locator("article.post", { hasText: "Hold the mode button" });

  test("an answer is promoted, edited, and the change is taken over", async () => {
    const asker = await join(`faq-asker-${mark}`);
    await asker.page.goto("/ask");
    await asker.page.fill('[name="title"]', question);
    await asker.page.fill(
      'main [name="body"]',
      "It was in the cellar all winter. Now the ring stays orange whatever I press.",
    );
    await asker.page.click("main form.writing button.first");
    await asker.page.waitForURL(/\/q\/\d+\//);
    const thread = new URL(asker.page.url()).pathname;

    const helper = await join(`faq-helper-${mark}`);
    await helper.page.goto(thread);
    await helper.page.fill("#answer textarea", FIRST);
    await helper.page.click("#answer button.first");
    await answerOn(helper.page).waitFor();

    await asker.page.goto(thread);
    await answerOn(asker.page).locator("button.tick").click();
    await answerOn(asker.page).locator("button.tick.is").waitFor();
    expect(await answerOn(asker.page).getByText("Promote to the FAQ").count()).toBe(0);

    const staff = await login("ines", "demo-staff-ines");
    await staff.page.goto(thread);
    await answerOn(staff.page).getByRole("link", { name: "Promote to the FAQ" }).click();
    await staff.page.waitForURL(/\/promotion/);
    expect(await staff.page.inputValue('[name="question"]')).toBe(question);
    expect(await staff.page.inputValue('main [name="body"]')).toBe(FIRST);
    await staff.page.fill('[name="cause"]', "The sensor dries out in the cold.");
    await staff.page.fill('[name="newGroup"]', "After the winter");
    await staff.page.click('button[name="publish"]');
    await staff.page.waitForURL(/\/faq\/[^/]+$/);
    const entry = new URL(staff.page.url()).pathname;

    const guest = await somebody();
    await guest.page.goto(entry);
    expect(await guest.page.textContent("h1")).toContain(question);
    for (const words of [FIRST, "The sensor dries out", `Friend faq-helper-${mark}`, "After the winter"])
      expect(await guest.page.locator("main").textContent()).toContain(words);
    const data = JSON.parse((await guest.page.textContent('script[type="application/ld+json"]')) ?? "{}");
    expect(data).toMatchObject({
      "@type": "FAQPage",
      mainEntity: [{ name: question, acceptedAnswer: { text: FIRST } }],
    });
    await guest.page.goto("/faq");
    await guest.page.getByRole("link", { name: question }).click();
    await guest.page.waitForURL(`**${entry}`);
    await guest.page.locator(".margin").getByRole("link", { name: question }).click();
    await guest.page.waitForURL(new RegExp(thread));
    const official = guest.page.locator(".official");
    expect(await official.textContent()).toContain("version 1");
    await official.getByRole("link", { name: "Read the entry" }).click();
    await guest.page.waitForURL(`**${entry}`);

    await helper.page.goto(thread);
    await answerOn(helper.page).getByRole("link", { name: "Edit" }).click();
    await helper.page.waitForURL(/\/edit$/);
    await helper.page.fill('main [name="body"]', LATER);
    await helper.page.click("form.writing button.first");
    await helper.page.waitForURL(/\/q\//);

    await staff.page.goto("/faq/team?list=sources");
    await staff.page.getByRole("link", { name: question }).click();
    await staff.page.waitForURL(/\/sources/);
    expect(await staff.page.locator(".diff").first().textContent()).toContain("thirty");
    await staff.page.click('button[value="take-over"]');
    await staff.page.waitForURL(`**${entry}`);
    expect(await staff.page.locator("main .prose").textContent()).toContain("thirty");

    await guest.page.goto(thread);
    expect(await guest.page.locator(".official").textContent()).toContain("version 2");
    await guest.page.goto(entry);
    expect(await guest.page.locator("main .prose").textContent()).toContain("thirty seconds");
    await guest.page.locator(".margin a", { hasText: "All versions" }).click();
    await guest.page.waitForURL(/\/history$/);
    expect(await guest.page.locator(".revisions > li").count()).toBe(2);

    await staff.page.goto("/faq/team?list=sources");
    expect(await staff.page.getByRole("link", { name: question }).count()).toBe(0);
    for (const person of [asker, helper, staff, guest]) expect(person.problems).toEqual([]);
  }, 120_000);

  test("a guest rates it without an account, and the team reads why", async () => {
    const guest = await somebody();
    await guest.page.goto("/faq");
    await guest.page.getByRole("link", { name: question }).click();
    await guest.page.waitForURL(/\/faq\/[^/]+$/);
    const entry = new URL(guest.page.url()).pathname;
    await guest.page.check('[name="rating"][value="2"]');
    await guest.page.fill('[name="comment"]', `Which button is the mode button (${mark})?`);
    await guest.page.getByRole("button", { name: "Send rating" }).click();
    await guest.page.locator(".visit-notice").waitFor();
    expect(new URL(guest.page.url()).pathname).toBe(entry);

    const staff = await login("ines", "demo-staff-ines");
    await staff.page.goto(entry);
    await staff.page.getByRole("link", { name: "Read the ratings" }).click();
    await staff.page.waitForURL(/\/ratings$/);
    expect(await staff.page.textContent("main")).toContain(`Which button is the mode button (${mark})?`);
    await staff.page.getByRole("button", { name: "We have read these" }).click();
    await staff.page.waitForURL(`**${entry}`);
    expect(await staff.page.getByRole("link", { name: "Read the ratings" }).count()).toBe(0);

    await staff.page.getByRole("button", { name: "Archive" }).click();
    await staff.page.locator(".visit-notice").waitFor();
    expect((await guest.page.goto(entry))?.status()).toBe(404);
    expect(guest.problems).toEqual([]);
  }, 60_000);
});
