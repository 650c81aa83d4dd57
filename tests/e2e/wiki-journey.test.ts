// The second journey: a newcomer suggests a change, an editor lets it through, two people publish the same passage, and the
// one who is asked chooses; in a real browser, with and without script.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { logInAs, openBrowser, type Visitor, visitor } from "../support/browser";
import { connectTo } from "../support/embedded";
import { type RunningServer, removeFolders, startServer } from "../support/server";

let server: RunningServer;
let browser: Browser;
let database: Connection;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ args: ["--demo"] }), openBrowser()]);
  database = connectTo(server.folder);
}, 120_000);
beforeEach(() => database.sql`delete from rate_counts`); // everybody logs in at one address

afterAll(async () => {
  await browser?.close();
  await database?.close();
  await server?.stop();
  removeFolders();
});

const TEXT = [
  "Empty the tank first.",
  "## Steps\n\nDissolve the powder in one litre of water.",
  "## Afterwards\n\nRinse twice. See [[Water hardness NNN]].",
].join("\n\n");

// The people of the demo read it in their own languages, so everything is found by what it does and not by its words.
describe.each([true, false])("with script %s", (javaScriptEnabled) => {
  const mark = javaScriptEnabled ? "s" : "n";
  const begin = (): Promise<Visitor> => visitor(browser, { url: server.url, javaScriptEnabled });

  const login = async (name: string, password: string) => logInAs(await begin(), name, password);

  /** The text in the form, with one passage changed. */
  async function rewrite({ page }: Visitor, from: string, to: string): Promise<void> {
    const body = page.locator('main [name="body"]');
    const text = await body.inputValue();
    expect(text).toContain(from);
    await body.fill(text.replace(from, to));
  }

  test("edit, proposal, review, publish, conflict, merge", async () => {
    const staff = await login("ines", "demo-staff-ines");
    const title = `Descaling by hand ${mark}`;
    await staff.page.goto("/wiki/new?product=-");
    await staff.page.fill('main [name="title"]', title);
    await staff.page.fill('main [name="body"]', TEXT.replace("NNN", mark));
    await staff.page.click("main form.writing button.first");
    await staff.page.waitForURL(/\/wiki\/-\/descaling-by-hand/);
    const address = new URL(staff.page.url()).pathname;
    expect(await staff.page.textContent("h1")).toContain(title);
    expect(await staff.page.locator(".prose a.wanted").textContent()).toBe(`Water hardness ${mark}`);

    const member = await login("mareike", "demo-member-mareike");
    await member.page.goto(address);
    await member.page.click("main .page-head a.button.first");
    await member.page.waitForURL(/\/pages\/\d+\/edit/);
    await rewrite(member, "one litre", "half a litre");
    await member.page.fill('main [name="summary"]', "less water");
    await member.page.click("main form.writing button.first");
    await member.page.waitForURL((url) => url.pathname === address);
    await member.page.locator(".visit-notice").waitFor();
    expect(await member.page.locator(".prose").first().textContent()).toContain("one litre");

    const moderator = await login("tomasz", "demo-moderator-tomasz");
    await moderator.page.goto(address);
    await moderator.page.click('main .notice a[href$="/proposals"]');
    await moderator.page.getByRole("link", { name: "less water" }).click();
    expect(await moderator.page.locator("main ins").first().textContent()).toContain("half");
    await moderator.page.click('button[value="accept"]');
    await moderator.page.waitForURL((url) => url.pathname === address);
    expect(await moderator.page.locator(".prose").first().textContent()).toContain("half a litre");

    // Both open the form, the moderator is faster, in the same passage.
    for (const somebody of [staff, moderator]) {
      await somebody.page.goto(address);
      await somebody.page.click("main .page-head a.button.first");
    }
    await rewrite(moderator, "half a litre", "two litres");
    await moderator.page.click("main form.writing button.first");
    await moderator.page.waitForURL((url) => url.pathname === address);
    await rewrite(staff, "half a litre", "three litres");
    await rewrite(staff, "Rinse twice", "Rinse three times");
    await staff.page.click("main form.writing button.first");
    await staff.page.locator("fieldset.conflict").waitFor();
    expect(await staff.page.locator("fieldset.conflict").count()).toBe(1);
    expect(await staff.page.locator(".passage mark").allTextContents()).toHaveLength(2);
    await staff.page.locator('[name="choice-0"][value="mine"]').check();
    await staff.page.click("main form.writing button.first");
    await staff.page.waitForURL((url) => url.pathname === address);
    const text = await staff.page.locator(".prose").first().textContent();
    expect(text).toContain("three litres");
    expect(text).toContain("Rinse three times");

    // The history has all of it, any two versions can be compared, and the moderator's text can be brought back.
    await staff.page.click('aside a[href$="/history"]');
    await staff.page.locator('[name="from"][value="1"]').check();
    await staff.page.locator('[name="to"][value="4"]').check();
    await staff.page.click("main form button");
    await staff.page.waitForURL(/history\/1\.\.4/);
    expect((await staff.page.locator("main ins").allTextContents()).join(" ")).toContain("three");
    await staff.page.goto(staff.page.url().replace("1..4", "3"));
    await staff.page.click('main a[href*="restore=3"]');
    expect(await staff.page.inputValue('main [name="body"]')).toContain("two litres");
    await staff.page.click("main form.writing button.first");
    await staff.page.waitForURL((url) => url.pathname === address);
    expect(await staff.page.locator(".prose").first().textContent()).toContain("two litres");

    expect([...staff.problems, ...member.problems, ...moderator.problems]).toEqual([]);
    for (const { context } of [staff, member, moderator]) await context.close();
  }, 180_000);

  test("the same question for an answer in the forum", async () => {
    const member = await login("mareike", "demo-member-mareike");
    await member.page.goto("/questions");
    await member.page.locator("main .question-row .title a").first().click();
    await member.page.waitForURL(/\/q\/\d+\//);
    const form = member.page.locator("main form.writing").last();
    await form.locator('[name="body"]').fill(`Rinse the tank ${mark} twice with clear water.`);
    await form.locator("button.first").click();
    await member.page.waitForURL(/#/);
    const question = new URL(member.page.url()).pathname;
    const edit = member.page
      .locator("article.post", { hasText: `Rinse the tank ${mark}` })
      .locator('a[href$="/edit"]')
      .first();
    const address = (await edit.getAttribute("href")) ?? "";
    const moderator = await login("tomasz", "demo-moderator-tomasz");
    for (const somebody of [member, moderator]) await somebody.page.goto(address);
    await rewrite(moderator, "twice", "three times");
    await moderator.page.click("main form.writing button.first");
    await moderator.page.waitForURL((url) => url.pathname === question);
    await rewrite(member, "twice", "four times");
    await rewrite(member, "clear", "fresh");
    await member.page.click("main form.writing button.first");
    expect(await member.page.locator("fieldset.conflict").count()).toBe(1);
    await member.page.locator('[name="choice-0"][value="own"]').check();
    await member.page.fill('[name="own-0"]', "three or four times");
    await member.page.click("main form.writing button.first");
    await member.page.waitForURL((url) => url.pathname === question);
    await member.page.getByText(`Rinse the tank ${mark} three or four times with fresh water.`).waitFor();
    await member.page.goto("/drafts");
    expect(await member.page.locator("main .draft").count()).toBe(0);
    expect(member.problems).toEqual([]);
    await member.context.close();
    await moderator.context.close();
  }, 60_000);
});
