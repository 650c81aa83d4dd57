// Two moderators at speed, with undo: verdicts by one key or by buttons, taken back in time, handed on, several at once. In a real
// browser, with and without script.
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

const t = translator("en");
let sellers = 0;

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "with script $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    const mark = javaScriptEnabled ? "s" : "n";
    const open = () => visitor(browser, { url: server.url, language: "en", javaScriptEnabled });

    /** Held, each by somebody else; the rest of the queue is out of the way. */
    async function hold(titles: string[]): Promise<number[]> {
      await database.sql`update cases set state = 'decided'`;
      await database.sql`delete from rate_counts`;
      const ids: number[] = [];
      for (const title of titles) {
        sellers += 1;
        const { page, context } = await joinAs(await open(), `seller-${sellers}`);
        await page.goto("/ask");
        await page.fill('[name="title"]', title);
        await page.fill(
          'main [name="body"]',
          `${title}: buy now at https://grinders.example, 20 % off with code GRIND20, order today!`,
        );
        await page.click("main form.writing .submit button.first");
        await page.getByRole("button", { name: t("decisions:offer.anyway") }).click();
        await page.waitForURL(/\/q\/\d+\//);
        ids.push(Number(/\/q\/(\d+)\//.exec(page.url())?.[1]));
        await context.close();
      }
      return ids;
    }

    const heading = (page: Page) => page.locator("main .case, main .queue-row, main .empty").first().waitFor();
    const press = async (page: Page, key: string, name: string) => {
      if (!javaScriptEnabled) return page.getByRole("button", { name, exact: true }).click();
      await page.locator(`[data-key="${key}"] kbd`).first().waitFor();
      await page.keyboard.press(key);
    };
    const stateOf = async (id: number | undefined) => {
      const [row] = await database.sql<{ state: string }[]>`select state from documents where id = ${id ?? 0}`;
      return row?.state;
    };

    test("two moderators decide side by side, take back in time, and neither undoes the other", async () => {
      const titles = [
        `A burr grinder for sale ${mark}`,
        `Two kettles to give away cheaply ${mark}`,
        `A scale at half the price, new ${mark}`,
      ];
      const ids = await hold(titles);
      const first = await logInAs(await open(), "tomasz", "demo-moderator-tomasz");
      const second = await logInAs(await open(), "greta", "demo-admin-greta");
      await first.page.goto("/queue");
      await first.page
        .locator(".queue-row", { hasText: titles[0] ?? "" })
        .locator("a.title")
        .click();
      await second.page.goto(first.page.url());
      const address = first.page.url();

      await press(first.page, "p", t("queue:publish-next"));
      await first.page.waitForURL((url) => url.href !== address);
      await first.page
        .getByText(t("queue:undo.one", { title: titles[0] ?? "", outcome: t("admin:outcome.publish") }))
        .waitFor();
      await heading(first.page);

      // Somebody else who has the same case open is told whose verdict it is, and changes nothing.
      await second.page.getByRole("button", { name: t("admin:case.remove"), exact: true }).click();
      await second.page.locator(".notice-title", { hasText: t("admin:case.stale") }).waitFor();
      expect(await stateOf(ids[0])).toBe("held");

      await press(first.page, "u", t("queue:undo.do"));
      await first.page.waitForURL(address);
      await first.page.getByText(t("queue:notice.taken-back")).waitFor();

      await press(first.page, "d", t("admin:case.remove"));
      await first.page.waitForURL((url) => url.href !== address);
      await carriedOut(database);
      expect(await stateOf(ids[0])).toBe("removed");

      const skipped = first.page.url();
      await press(first.page, "s", t("queue:skip.do"));
      await first.page.waitForURL((url) => url.href !== skipped);
      await first.page.getByText(t("queue:notice.skipped")).waitFor();

      const handed = first.page.url();
      if (javaScriptEnabled) await first.page.keyboard.press("e");
      else await first.page.locator("summary", { hasText: t("queue:hand.open") }).click();
      await first.page.fill('[name="word"]', "Is this their own shop? p r d m e s u");
      await first.page.getByRole("button", { name: t("queue:hand.do"), exact: true }).click();
      await first.page.getByText(t("queue:notice.handed")).waitFor();
      await second.page.goto("/queue?kind=handed");
      await second.page.locator(".queue-row", { hasText: "Is this their own shop?" }).locator("a.title").click();
      expect(new URL(second.page.url()).pathname).toBe(new URL(handed).pathname);

      expect([...first.problems, ...second.problems]).toEqual([]);
      await Promise.all([first, second].map(({ context }) => context.close()));
    }, 240_000);

    test("several are decided after a look at what happens to each, and taken back as a whole", async () => {
      const titles = [`Filters in bulk for everybody ${mark}`, `Portafilters from my own shop now ${mark}`];
      const ids = await hold(titles);
      const { page, problems, context } = await logInAs(await open(), "tomasz", "demo-moderator-tomasz");
      await page.goto("/queue");
      await page.getByRole("link", { name: t("queue:bulk.all") }).click();
      expect(await page.locator('input[name="case"]:checked').count()).toBe(2);
      await page.getByRole("button", { name: t("queue:bulk.remove") }).click();
      for (const title of titles) await page.locator("main").getByText(title).first().waitFor();
      await page.getByRole("button", { name: t("queue:bulk.do.remove", { count: 2 }) }).click();
      await page.getByText(t("queue:undo.many", { count: 2, outcome: t("admin:outcome.remove") })).waitFor();
      expect(await page.locator(".queue-row").count()).toBe(0);
      if (javaScriptEnabled) {
        // As when the ten seconds are over: the key presses nothing that is not to be seen.
        const bar = page.locator("form.undo").first();
        await page.locator('[data-key="u"] kbd').first().waitFor();
        await bar.evaluate((form) => {
          form.addEventListener("submit", () => document.body.setAttribute("data-sent", ""));
          form.toggleAttribute("hidden", true);
        });
        await page.keyboard.press("u");
        expect(await page.locator("body").getAttribute("data-sent")).toBeNull();
        await bar.evaluate((form) => {
          form.toggleAttribute("hidden", false);
        });
      }
      await press(page, "u", t("queue:undo.do"));
      await page.getByText(t("queue:notice.taken-back")).waitFor();
      expect(await page.locator(".queue-row").count()).toBe(2);
      expect([await stateOf(ids[0]), await stateOf(ids[1])]).toEqual(["held", "held"]);
      expect(problems).toEqual([]);
      await context.close();
    }, 180_000);

    test.runIf(javaScriptEnabled)(
      "the keys are listed, sleep in fields, and can be switched off",
      async () => {
        await hold([`One more grinder at a bargain price ${mark}`]);
        const { page, problems, context } = await logInAs(await open(), "tomasz", "demo-moderator-tomasz");
        await page.goto("/queue");
        await page.locator(".queue-row a.title").first().click();
        const address = page.url();
        await page.locator('[data-key="p"] kbd').waitFor();
        await page.locator('[name="note"]').first().focus();
        await page.keyboard.type("prdmesu?");
        await page.keyboard.press("Escape");
        await page.locator("h1").click();
        await page.keyboard.press("Control+p");
        await page.keyboard.press("?");
        const list = page.locator("dialog");
        await list.waitFor();
        const english = (await import("~/messages/en/script")).default;
        await list.getByText(english["keyboard-publish"]).waitFor();
        await page.keyboard.press("p");
        await list.getByLabel(english["keyboard-single"]).uncheck();
        await list.getByRole("button", { name: english.close }).click();
        await page.keyboard.press("p");
        await page.reload();
        expect(await page.locator("[data-key] kbd").count()).toBe(0);
        await page.keyboard.press("p");
        await page.waitForTimeout(500);
        expect(page.url()).toBe(address);
        const [waiting] = await database.sql`select count(*)::int as count from verdicts`;
        expect(waiting?.count).toBe(0);
        await page.goto("/settings/profile");
        await page.getByLabel(english["keyboard-single"]).check();
        await page.goto(address);
        await page.locator('[data-key="p"] kbd').waitFor();
        expect(problems).toEqual([]);
        await context.close();
      },
      120_000,
    );
  },
);
