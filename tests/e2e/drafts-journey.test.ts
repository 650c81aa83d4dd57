// What is typed is found again: the whole page, one section of it and two questions side by side, in a real browser.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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
}, 240_000);
beforeEach(() => database.sql`delete from rate_counts`);

afterAll(async () => {
  await browser?.close();
  await database?.close();
  await server?.stop();
  removeFolders();
});

/** Looks like one, which is enough to be sent. */
const PICTURE = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");
const TEXT = "Empty the tank first.\n\n## Steps\n\nDissolve the powder.\n\n> ## Careful\n>\n> It is hot.\n";

/** Typed, and known to the server. */
async function type(page: Page, text: string): Promise<void> {
  const saved = page.waitForResponse((response) => response.url().endsWith("/drafts") && response.ok());
  await page.fill('main form.writing [name="body"]', text);
  await saved;
}

const bodyIn = (page: Page) => page.inputValue('main form.writing [name="body"]');

test("a section, its page and two questions keep what was typed apart", async () => {
  const staff: Visitor = await logInAs(await visitor(browser, { url: server.url }), "ines", "demo-staff-ines");
  const { page, context } = staff;
  await page.goto("/wiki/new?product=-");
  await page.fill('main [name="title"]', "Descaling C++");
  await page.fill('main [name="body"]', TEXT);
  await page.click("main form.writing button.first");
  await page.waitForURL(/\/wiki\/-\/descaling-c/);
  const address = page.url();

  await page.locator(".prose .edit-section").first().click();
  await page.waitForURL(/section=h-steps/);
  expect(await bodyIn(page)).toContain("Dissolve the powder.");
  const section = page.url();
  await type(page, "## Steps\n\nDissolve the powder in warm water.\n");
  const whole = section.replace(/\?.*/, "");
  await page.goto(whole);
  expect(await bodyIn(page)).toBe(TEXT);
  await type(page, `${TEXT}\nTyped into the whole page.\n`);

  await page.goto(section);
  expect(await bodyIn(page)).toContain("in warm water");
  await page.goto("/drafts");
  const links = page.locator("main .draft a.title");
  expect(await links.count()).toBe(2);
  for (const [at, words] of ["Typed into the whole page.", "in warm water"].entries()) {
    await page.goto("/drafts");
    await links.nth(at).click();
    await page.waitForURL(/draft=/);
    expect(await bodyIn(page)).toContain(words);
  }
  await page.click("main form.writing button.first");
  await page.waitForURL((url) => url.href.startsWith(address));
  expect(await page.locator(".prose").first().textContent()).toContain("in warm water");
  await page.goto("/drafts");
  expect(await links.count()).toBe(1);
  await page.goto(whole);
  expect(await bodyIn(page)).toContain("Typed into the whole page.");

  const other = await context.newPage();
  await page.goto("/ask");
  await other.goto("/ask");
  await type(page, "Why does the pump hum?");
  await type(other, "Why does the lamp flicker?");
  await type(page, "Why does the pump hum in the night?");
  await page.goto("/drafts");
  const bodies = (await page.locator("main .draft").allTextContents()).join("\n");
  expect(bodies).toContain("hum in the night");
  expect(bodies).toContain("lamp flicker");
  expect(staff.problems).toEqual([]);
  await context.close();
}, 240_000);

test("what this browser kept of a page that was left does not hide what was typed after it", async () => {
  const { page, context } = await logInAs(
    await visitor(browser, { url: server.url }),
    "mareike",
    "demo-member-mareike",
  );
  await page.goto("/ask");
  await page.fill('main form.writing [name="body"]', "The seal leaks since Monday.");
  // The server hears of it while the page goes away, and the page does not hear that it did.
  await page.goto("/drafts");
  await expect
    .poll(async () => {
      await page.reload();
      return page.locator("main .draft").count();
    })
    .toBe(1);
  await page.goto("/ask");
  expect(await bodyIn(page)).toBe("The seal leaks since Monday.");
  await type(page, "The seal leaks since Monday, and the pump too.");
  await page.goto("/ask");
  expect(await bodyIn(page)).toBe("The seal leaks since Monday, and the pump too.");
  await context.close();
}, 120_000);

test("an image that was on its way when its page was left is out of the text, with a word about it", async () => {
  const staff = await logInAs(await visitor(browser, { url: server.url }), "ines", "demo-staff-ines");
  const { page, context } = staff;
  await page.route("**/uploads", () => {
    // Never answers.
  });
  await page.goto("/wiki/new?product=-");
  await page.fill('main [name="title"]', "Seal 密封圈");
  await page.fill('main [name="body"]', "The seal is black.");
  const saved = page.waitForResponse(
    (response) => response.url().endsWith("/drafts") && (response.request().postData() ?? "").includes("uploading"),
  );
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("[data-upload]")]);
  await chooser.setFiles([{ name: "阀门 valve.jpg", mimeType: "image/jpeg", buffer: PICTURE }]);
  await saved;
  await page.reload();
  const lost = page.locator("[data-refused] li");
  await lost.waitFor();
  expect(await lost.allTextContents()).toEqual([expect.stringContaining("阀门 valve.jpg")]);
  expect((await bodyIn(page)).trim()).toBe("The seal is black.");
  await page.click("main form.writing button.first");
  await page.waitForURL(/\/wiki\/-\/seal/);
  expect((await page.locator(".prose").first().textContent())?.trim()).toBe("The seal is black.");
  expect(staff.problems).toEqual([]);
  await context.close();
}, 120_000);
