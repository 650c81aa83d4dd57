// A rule of one's own on its way: written in one language, tried on its examples, only counting, raised, holding, and read by the
// member whose post waits. In a real browser, with and without script.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "~/i18n";
import { joinAs, logInAs, openBrowser, visitor } from "../support/browser";
import { connectTo } from "../support/embedded";
import { type RunningServer, removeFolders, startServer } from "../support/server";

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ args: ["--demo"] }), openBrowser()]);
  const database = connectTo(server.folder);
  await database.sql`insert into settings (key, value) values ('limits', '{"rateFactor": 100000}') on conflict (key) do update set value = excluded.value`;
  await database.sql`select pg_notify('community', '')`;
  await database.close();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  removeFolders();
});

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "with script $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    const t = translator("en");
    const mark = javaScriptEnabled ? "s" : "n";
    /** A word that nothing else looks for. */
    const word = javaScriptEnabled ? "flumbert" : "quibbodin";
    const title = `No ${word} here`;
    const open = () => visitor(browser, { url: server.url, language: "en", javaScriptEnabled });
    const press = (name: string) => ({ name, exact: true });

    async function ask(name: string, about: string) {
      const asker = await joinAs(await open(), name);
      await asker.page.goto("/ask");
      await asker.page.fill('[name="title"]', about);
      await asker.page.fill('main [name="body"]', `My grinder came with a ${word} and I wonder what it is good for.`);
      await asker.page.click("main form.writing .submit button.first");
      await asker.page.waitForURL(/\/q\/\d+\//);
      return asker;
    }

    test("it is made, counts, is raised, and holds the next post with its reason", async () => {
      const admin = await logInAs(await open(), "greta", "demo-admin-greta");
      const { page } = admin;
      await page.goto("/admin/rules");
      await page.getByRole("link", press(t("rules:list.new"))).click();
      await page.fill('[name="title.en"]', title);
      await page.fill('[name="text.en"]', "This place is about machines.");
      await page.fill('[name="bad.en"]', `Buy my ${word} today\nBuy my snorkbell today`);
      await page.locator("summary", { hasText: /^Words that are plain/ }).click();
      await page.fill('[name="plain.any"]', `${word}*`);
      await page.getByRole("button", press(t("rules:new.do"))).click();

      // It is not saved before the author has seen what the software thinks of the examples.
      await page.locator("#agreement").waitFor();
      const [agreed, missed] = await page.locator("#agreement li").allTextContents();
      expect(agreed).toContain(t("rules:agree.agrees"));
      expect(missed).toContain(t("rules:agree.unnoticed"));
      expect(await page.inputValue('[name="plain.any"]')).toBe(`${word}*`);
      await page.check('[name="anyway"]');
      await page.getByRole("button", press(t("rules:new.do"))).click();
      await page.getByText(t("rules:notice.made")).waitFor();
      const path = new URL(page.url()).pathname;

      const first = await ask(`first-${mark}`, `What is a ${word} good for in a grinder?`);
      expect(await first.page.getByText(t("common:held.title"), { exact: true }).count()).toBe(0);
      await page.goto(path);
      await page.locator("#noticed q", { hasText: word }).waitFor();

      await page.selectOption('[name="rung"]', "hold");
      await page.getByRole("button", press(t("decisions:admin.save"))).click();
      if (await page.locator("#agreement").count()) {
        await page.check('[name="anyway"]');
        await page.getByRole("button", press(t("decisions:admin.save"))).click();
      }
      await page.getByText(t("decisions:notice.rule-saved")).waitFor();

      const second = await ask(`second-${mark}`, `Where do I get another ${word} for the grinder?`);
      const said = await second.page.textContent("main");
      expect(said).toContain(title);
      expect(said).toContain(word);

      // Whoever reads another language sees it in the one it has.
      const reader = await visitor(browser, { url: server.url, language: "de", javaScriptEnabled });
      await reader.page.goto(path.replace("/admin", ""));
      expect(await reader.page.textContent("h1")).toBe(title);
      await reader.page.getByText(translator("de")("rules:page.language", { language: "English" })).waitFor();
      for (const one of [admin, first, second, reader]) expect(one.problems).toEqual([]);
    }, 120_000);
  },
);
