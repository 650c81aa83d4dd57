// Miss → answer → the searcher is told: somebody searches and finds nothing, asks to be told, somebody else asks and a third
// answers, and the searcher hears of it at the bell and by mail. In a real browser, with and without script.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { translator } from "~/i18n";
import { advice } from "../support/advice";
import { joinAs, openBrowser, type Visitor, visitor } from "../support/browser";
import { connectTo } from "../support/embedded";
import { type MailServer, startMailServer } from "../support/mail-server";
import { decodeMail } from "../support/mail-text";
import { type RunningServer, removeFolders, startServer } from "../support/server";

let mail: MailServer;
let server: RunningServer;
let browser: Browser;
let database: Connection;

beforeAll(async () => {
  mail = await startMailServer();
  [server, browser] = await Promise.all([
    startServer({ args: ["--demo"], env: { SMTP_URL: mail.url } }),
    openBrowser(),
  ]);
  database = connectTo(server.folder);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await database?.close();
  await server?.stop();
  await mail?.close();
  removeFolders();
});

const JOURNEYS = [
  { language: "en" as const, javaScriptEnabled: true, words: "ceramic burr resonance", letter: "r" },
  { language: "de" as const, javaScriptEnabled: false, words: "Mahlscheibe Keramik Resonanz", letter: "k" },
];

describe.each(JOURNEYS)("in $language, script $javaScriptEnabled", ({ language, javaScriptEnabled, words, letter }) => {
  const t = translator(language);

  async function join(name: string): Promise<Visitor> {
    const somebody = await joinAs(await visitor(browser, { url: server.url, language, javaScriptEnabled }), name);
    // The link of the mail; opening it is another journey.
    await database.sql`update users set email = ${`${name}@example.org`}, email_verified_at = now() where name = ${name}`;
    return somebody;
  }

  const mailTo = (name: string) => {
    const found = mail.received.filter((one) => one.to === `${name}@example.org`).map((one) => decodeMail(one.text));
    return found.find((one) => one.headers["list-unsubscribe"]?.includes(".search."));
  };

  async function bellOf(page: Page): Promise<string | null> {
    await page.reload();
    return page.locator("a.bell .bell-count").textContent();
  }

  test("somebody finds nothing, and is told when there is an answer", async () => {
    const searcher = await join(`searcher-${letter}`);
    await searcher.page.goto(`/search?q=${encodeURIComponent(words)}`);
    await searcher.page.getByRole("button", { name: t("notifications:watch.search") }).click();
    await searcher.page.getByText(t("notifications:notice.search-watched")).waitFor();
    await searcher.page.goto("/watches");
    await searcher.page.getByRole("link", { name: words, exact: true }).waitFor();

    const asker = await join(`customer-${letter}`);
    await asker.page.goto("/ask");
    await asker.page.fill('[name="title"]', `${words} (${letter})`);
    await asker.page.fill('main [name="body"]', advice(letter.charCodeAt(0)));
    await asker.page.click("main form.writing button.first");
    await asker.page.waitForURL(/\/q\/\d+\//);
    const address = new URL(asker.page.url()).pathname;
    expect(await bellOf(searcher.page)).toBe("0");

    const helper = await join(`expert-${letter}`);
    await helper.page.goto(address);
    await helper.page.fill("#answer textarea", `Turn the collar by one notch. ${advice(letter.charCodeAt(0) + 50)}`);
    await helper.page.click("#answer button.first");
    await helper.page.locator("article.post", { hasText: "Turn the collar" }).waitFor();
    await helper.page.locator("#watch-question button[aria-pressed=true]").waitFor();

    await expect.poll(() => bellOf(searcher.page), { timeout: 30_000, interval: 500 }).toBe("1");
    await searcher.page.click("a.bell");
    await searcher.page.getByText(t("notifications:item.search", { query: words })).waitFor();
    await searcher.page.locator(".notifications .title a").click();
    await searcher.page.locator("article.post", { hasText: "Turn the collar" }).waitFor();
    await searcher.page.goto("/notifications");
    await expect.poll(() => bellOf(searcher.page), { timeout: 10_000 }).toBe("0");

    await expect.poll(() => mailTo(`searcher-${letter}`)?.headers.subject, { timeout: 30_000 }).toContain(words);
    const link =
      /<https?:\/\/[^/]+(\/unsubscribe\/[^>]+)>/.exec(
        mailTo(`searcher-${letter}`)?.headers["list-unsubscribe"] ?? "",
      )?.[1] ?? "";
    const guest = await visitor(browser, { url: server.url, language, javaScriptEnabled });
    await guest.page.goto(link);
    await guest.page.getByRole("button", { name: t("notifications:stop.do") }).click();
    await guest.page.getByRole("heading", { name: t("notifications:stop.done.title") }).waitFor();
    await searcher.page.goto("/settings/notifications");
    expect(await searcher.page.locator('select[name="search"]').inputValue()).toBe("app");

    await searcher.page.goto("/watches");
    await searcher.page.getByText(t("notifications:watches.answered")).waitFor();
    await searcher.page.getByRole("button", { name: t("notifications:watches.end-of", { name: words }) }).click();
    await searcher.page.getByText(t("notifications:watches.empty.title")).waitFor();
    for (const one of [searcher, asker, helper, guest]) {
      expect(one.problems).toEqual([]);
      await one.context.close();
    }
  }, 120_000);
});

test("what guests find is kept for the next one, who is counted and whose click is told nevertheless", async () => {
  const guest = async () => {
    const somebody = await visitor(browser, { url: server.url, language: "en", javaScriptEnabled: true });
    await somebody.page.setExtraHTTPHeaders({ "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" }); // no crawler
    return somebody;
  };
  const [first, second] = [await guest(), await guest()];
  const address = "/search?q=descale";
  await first.page.goto(address);
  const seen = await first.page.locator("[data-hit]").count();
  const answer = await second.page.goto(address);
  expect(answer?.headers().etag).toMatch(/^"/); // only pages from memory have one
  expect(await second.page.locator("[data-hit]").count()).toBe(seen);
  const link = second.page.locator("[data-hit]").first();
  const opened = Number(await link.getAttribute("data-hit"));
  await link.click();
  await second.page.waitForURL((url) => url.pathname !== "/search");
  const logged = () => database.sql<{ visit: string; count: number; opened: number | null }[]>`
    select visit, result_count as count, opened_id as opened from searches where query = 'descale' order by id`;
  await expect.poll(async () => (await logged()).map((row) => row.opened), { timeout: 10_000 }).toEqual([null, opened]);
  const rows = await logged();
  expect(new Set(rows.map((row) => row.visit)).size).toBe(2);
  expect(rows[1]?.count).toBe(rows[0]?.count);

  // A hit that goes out of sight takes the kept page with it.
  const before = await second.page.request.get(server.url + address);
  expect(await before.text()).toContain(`data-hit="${opened}"`);
  await database.sql`update documents set state = 'removed' where id = ${opened}`;
  await database.sql`select pg_notify('pages', 'lists')`;
  const isGone = async () =>
    !(await (await second.page.request.get(server.url + address)).text()).includes(`data-hit="${opened}"`);
  await expect.poll(isGone).toBe(true);
});
