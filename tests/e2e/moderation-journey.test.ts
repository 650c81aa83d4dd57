// An advertisement's way: written as a question, offered a move, handed in all the same, re-homed by a moderator, contested
// by its author, decided by another. In a real browser, with and without script.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { translator } from "~/i18n";
import { joinAs, logInAs, openBrowser, visitor } from "../support/browser";
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

const ADVERT = "Buy now at https://grinders.example, 20 % off with code GRIND20, order today and save!";

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "with script $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    const t = translator("en");
    const mark = javaScriptEnabled ? "s" : "n";
    const open = () => visitor(browser, { url: server.url, language: "en", javaScriptEnabled });

    const join = async (name: string) => joinAs(await open(), name);

    const logIn = async (name: string, password: string) => logInAs(await open(), name, password);

    async function write(page: Page, title: string): Promise<void> {
      await page.goto("/ask");
      await page.fill('[name="title"]', title);
      await page.fill('main [name="body"]', ADVERT);
    }

    test("an ad is offered a move, and one press takes it to the Marketplace", async () => {
      const seller = await join(`seller-${mark}`);
      const { page } = seller;
      const title = `Burr grinders at a good price ${mark}`;
      await write(page, title);
      if (javaScriptEnabled) {
        // The same is said while it is being written.
        await page.locator(".preflight button[name=move]").waitFor();
      }
      await page.click("main form.writing .submit button.first");
      await page.getByText(t("decisions:offer.title"), { exact: true }).waitFor();
      expect(await page.inputValue('main [name="body"]')).toBe(ADVERT);
      await page.getByRole("button", { name: t("decisions:offer.move") }).click();
      await page.waitForURL(/\/q\/\d+\//);
      expect(await page.textContent("h1")).toContain(title);
      await page.locator("main").getByText(t("decisions:offer.label"), { exact: true }).waitFor();
      expect(seller.problems).toEqual([]);
      await seller.context.close();
    }, 120_000);

    test("handed in all the same it is re-homed by a moderator, contested, and decided by another", async () => {
      const seller = await join(`trader-${mark}`);
      const title = `Are these grinders any good ${mark}?`;
      await write(seller.page, title);
      await seller.page.click("main form.writing .submit button.first");
      await seller.page.getByRole("button", { name: t("decisions:offer.anyway") }).click();
      await seller.page.waitForURL(/\/q\/\d+\//);
      const address = new URL(seller.page.url()).pathname;
      await seller.page
        .locator(".notice-title", { hasText: t("common:held.title") })
        .first()
        .waitFor();

      const moderator = await logIn("tomasz", "demo-moderator-tomasz");
      await moderator.page.goto("/queue?kind=held");
      await moderator.page.locator(".queue-row", { hasText: title }).locator("a.title").click();
      await moderator.page.getByRole("button", { name: t("decisions:case.move") }).click();
      await moderator.page.getByText(t("queue:undo.one", { title, outcome: t("admin:outcome.move") })).waitFor();
      await carriedOut(database);

      await seller.page.goto(address);
      await seller.page
        .locator(".notice-title", { hasText: t("decisions:held.moved") })
        .first()
        .waitFor();
      await seller.page
        .getByRole("link", { name: t("decisions:held.decision") })
        .first()
        .click();
      await seller.page.waitForURL(/\/decisions\/\d+$/);
      expect(await seller.page.textContent("main")).toContain(t("moderation:rule.advertising.title"));
      await seller.page.fill('[name="because"]', "It was a question about a grinder I own.");
      await seller.page.getByRole("button", { name: t("decisions:appeal.submit") }).click();
      await seller.page.getByText(t("decisions:appeal.waiting")).waitFor();
      const decision = new URL(seller.page.url()).pathname;

      await moderator.page.goto("/queue?kind=appeal");
      await moderator.page.locator(".queue-row", { hasText: title }).locator("a.title").click();
      await moderator.page.getByText(t("moderation:reason.first-decider")).waitFor();
      expect(await moderator.page.getByRole("button", { name: t("decisions:case.overturn") }).count()).toBe(0);
      const caseAddress = new URL(moderator.page.url()).pathname;

      const second = await logIn("greta", "demo-admin-greta");
      await second.page.goto(caseAddress);
      await second.page.getByRole("button", { name: t("decisions:case.overturn") }).click();
      await second.page.getByText(t("queue:undo.one", { title, outcome: t("admin:outcome.overturn") })).waitFor();
      await carriedOut(database);

      await seller.page.goto(decision);
      await seller.page.getByText(t("decisions:appeal.overturned")).waitFor();
      await seller.page.goto(address);
      expect(await seller.page.locator("main").getByText(t("decisions:offer.label"), { exact: true }).count()).toBe(0);
      await seller.page.goto("/rules/advertising");
      await seller.page.getByText(/lifted \(\d+ %\)/).waitFor();

      expect([...seller.problems, ...moderator.problems, ...second.problems]).toEqual([]);
      await Promise.all([seller, moderator, second].map(({ context }) => context.close()));
    }, 180_000);

    test.runIf(javaScriptEnabled)(
      "what is said while writing follows a rule that was changed, like the server",
      async () => {
        const member = await join(`bargain-${mark}`);
        const { page } = member;
        const begin = async () => {
          await page.goto("/ask");
          const rules = page.waitForResponse((answer) => answer.url().endsWith("/rules.json"));
          await page.fill('[name="title"]', `Which grinder is good enough for me ${mark}?`);
          await page.fill('main [name="body"]', "The shop around the corner has 20 % off. Does it grind as finely?");
          await rules;
        };
        await begin();
        await page.waitForTimeout(1_500);
        expect(await page.locator(".preflight .notice").count()).toBe(0);

        const admin = await logIn("greta", "demo-admin-greta");
        await admin.page.goto("/admin/rules/advertising");
        await admin.page.click('main details:has([name="newcomer.hold"]) > summary');
        await admin.page.selectOption('[name="newcomer.hold"]', "0.25");
        await admin.page.click("main form button.first");
        await admin.page.locator(".visit-notice").waitFor();

        await begin();
        await page.locator(".preflight button[name=move]").waitFor();
        await page.click("main form.writing .submit button.first");
        await page.getByText(t("decisions:offer.title"), { exact: true }).waitFor();
        expect([...member.problems, ...admin.problems]).toEqual([]);
        await member.context.close();
        await admin.context.close();
      },
      60_000,
    );
  },
);
