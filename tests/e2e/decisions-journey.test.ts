// What is decided about a question and about a person, contested by whom it concerns and decided by somebody else: a question closed,
// and a member restricted. Afterwards everything is as before. In a real browser, with and without script.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { translator } from "~/i18n";
import { joinAs, logInAs, openBrowser, type Visitor, visitor } from "../support/browser";
import { connectTo } from "../support/embedded";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { carriedOut } from "../support/verdicts";

let server: RunningServer;
let browser: Browser;
let database: Connection;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ args: ["--demo"] }), openBrowser()]);
  database = connectTo(server.folder);
  await database.sql`insert into settings (key, value) values ('limits', '{"rateFactor": 100000}') on conflict (key) do update set value = excluded.value`;
  await database.sql`select pg_notify('community', '')`;
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await database?.close();
  await server?.stop();
  removeFolders();
});

const QUESTIONS = [
  "The pump is louder since I moved the machine to another table. Is the table the reason, and what did you put under yours?",
  "After the holidays the first cup tastes stale, the second does not. Does flushing help, and how much water do you let through?",
];

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "with script $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    const t = translator("en");
    const mark = javaScriptEnabled ? "s" : "n";
    const open = () => visitor(browser, { url: server.url, language: "en", javaScriptEnabled });
    const logIn = async (name: string, password: string) => logInAs(await open(), name, password);
    const moderator = () => logIn("tomasz", "demo-moderator-tomasz");
    const second = () => logIn("greta", "demo-admin-greta");

    async function ask(page: Page, title: string): Promise<string> {
      await page.goto("/ask");
      await page.fill('[name="title"]', title);
      await page.fill('main [name="body"]', QUESTIONS[javaScriptEnabled ? 0 : 1] ?? "");
      await page.click("main form.writing .submit button.first");
      await page.waitForURL(/\/q\/\d+\//);
      return new URL(page.url()).pathname;
    }

    /** From the list of decisions about oneself: says why it is wrong, and waits. */
    async function contest({ page }: Visitor, title: string): Promise<string> {
      await page.goto("/decisions");
      await page.locator("main li", { hasText: title }).locator("a.title").first().click();
      await page.waitForURL(/\/decisions\/\d+$/);
      await page.fill('[name="because"]', "Please look at it again.");
      await page.getByRole("button", { name: t("decisions:appeal.submit") }).click();
      await page.getByText(t("decisions:appeal.waiting")).waitFor();
      return new URL(page.url()).pathname;
    }

    async function done(people: Visitor[]): Promise<void> {
      expect(people.flatMap(({ problems }) => problems)).toEqual([]);
      await Promise.all(people.map(({ context }) => context.close()));
    }

    test("a closed question is contested by its asker and opened by another than who closed it", async () => {
      const asker = await joinAs(await open(), `asker-${mark}`);
      const title = `Why did it get louder after the move ${mark}`;
      const address = await ask(asker.page, title);
      const id = address.split("/")[2];
      const first = await moderator();
      await first.page.goto(`/questions/${id}/closure`);
      await first.page.getByLabel(t("moderation:closing.off-topic.title")).check();
      await first.page.locator('form:has([value="off-topic"]) [name="note"]').fill("This is about tables.");
      await first.page.getByRole("button", { name: t("admin:care.close-do") }).click();
      await first.page.waitForURL((url) => url.pathname === address);

      const decision = await contest(asker, title);
      expect(await asker.page.textContent("main")).toContain("This is about tables.");
      expect(await asker.page.textContent("main")).toContain(t("decisions:effect.close"));

      await first.page.goto(`/questions/${id}/closure`);
      await first.page.getByText(t("moderation:reason.first-decider")).waitFor();
      expect(await first.page.getByRole("button", { name: t("admin:care.reopen-do") }).count()).toBe(0);
      await first.page.goto("/queue?kind=appeal");
      await first.page.locator(".queue-row", { hasText: title }).locator("a.title").click();
      await first.page.getByText(t("moderation:reason.first-decider")).first().waitFor();
      expect(await first.page.getByRole("button", { name: t("decisions:case.overturn") }).count()).toBe(0);

      const other = await second();
      await other.page.goto(new URL(first.page.url()).pathname);
      await other.page.getByRole("button", { name: t("decisions:case.overturn") }).click();
      await other.page.getByText(t("queue:undo.one", { title, outcome: t("admin:outcome.overturn") })).waitFor();
      await carriedOut(database);

      await asker.page.goto(decision);
      await asker.page.getByText(t("decisions:appeal.overturned")).waitFor();
      await asker.page.getByText(t("decisions:now.open")).waitFor();
      await asker.page.goto(address);
      expect(
        await asker.page.locator(".notice-title", { hasText: t("moderation:closing.off-topic.title") }).count(),
      ).toBe(0);
      await done([asker, first, other]);
    }, 180_000);

    test("a restricted member is told, contests it, and may write again when another finds that right", async () => {
      const name = `hasty-${mark}`;
      const member = await joinAs(await open(), name);
      const first = await moderator();
      await first.page.goto(`/members/${name}/record`);
      const form = first.page.locator("form#restrict");
      await form.locator('[name="functionName"]').selectOption("post");
      await form.locator('[name="reason"]').fill("Insults in several threads.");
      await form.locator('button[value="restrict"]').click();
      await first.page.getByText(t("admin:restrict.in-force")).waitFor();

      await member.page.goto("/ask");
      await member.page.getByText(t("decisions:restricted.why")).first().waitFor();
      const decision = await contest(member, t("moderation:restriction.post"));
      expect(await member.page.textContent("main")).toContain("Insults in several threads.");

      await first.page.goto("/queue?kind=appeal");
      await first.page
        .locator(".queue-row", { hasText: `Friend ${name}` })
        .locator("a.title")
        .click();
      await first.page.getByText(t("moderation:reason.first-decider")).first().waitFor();
      const other = await second();
      await other.page.goto(new URL(first.page.url()).pathname);
      await other.page.getByRole("button", { name: t("decisions:case.overturn") }).click();
      await other.page.waitForLoadState();
      await carriedOut(database);

      await member.page.goto(decision);
      await member.page.getByText(t("decisions:appeal.overturned")).waitFor();
      await member.page.getByText(t("decisions:restricted.lifted")).waitFor();
      await member.page.goto("/ask");
      expect(await member.page.getByText(t("decisions:restricted.why")).count()).toBe(0);
      await member.page.locator('main [name="body"]').waitFor();
      await done([member, first, other]);
    }, 180_000);
  },
);
