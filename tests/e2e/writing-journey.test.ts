// Writing with images, in a real browser: what is on its way when a form is sent, every way an image can be refused, photos
// that are too large, and all of it without script.
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "~/i18n";
import { logInAs, openBrowser, type Visitor, visitor } from "../support/browser";
import { type RunningServer, removeFolders, startServer } from "../support/server";

let server: RunningServer;
let browser: Browser;
let question: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ args: ["--demo"] }), openBrowser()]);
  const asker = await member("en");
  question = await ask(asker.page, "Which photo shows the valve that leaks?");
  await asker.context.close();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  removeFolders();
});

const MEMBERS = {
  en: ["greta", "demo-admin-greta"],
  de: ["mareike", "demo-member-mareike"],
  "zh-Hans": ["tomasz", "demo-moderator-tomasz"],
} as const;
type Known = keyof typeof MEMBERS;
const sessions = new Map<Known, Awaited<ReturnType<BrowserContext["storageState"]>>>();

/** Members of the demo have confirmed addresses, so they may add images. Each logs in once. */
async function member(language: Known, javaScriptEnabled = true): Promise<Visitor> {
  const known = sessions.get(language);
  if (known) {
    const again = await visitor(browser, { url: server.url, language, javaScriptEnabled, state: known });
    again.page.setDefaultTimeout(WAIT_MS);
    return again;
  }
  const [name, password] = MEMBERS[language];
  const first = await logInAs(await visitor(browser, { url: server.url, language }), name, password);
  await first.page.goto("/settings/profile");
  await first.page.selectOption('[name="language"]', language);
  await first.page.click("main form button.first");
  await first.page.waitForLoadState();
  sessions.set(language, await first.context.storageState());
  await first.context.close();
  return member(language, javaScriptEnabled);
}

async function ask(page: Page, title: string): Promise<string> {
  await page.goto("/ask");
  await page.fill('[name="title"]', title);
  await page.fill('main [name="body"]', "Water stands under the machine every morning since last week.");
  await page.click("main form.writing button.first:visible");
  await page.waitForURL(/\/q\/\d+\//);
  return new URL(page.url()).pathname;
}

/** Shorter than a test may take, so that what was waited for is named. */
const WAIT_MS = 12_000;

const photo = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 90, b: 30 } } })
    .jpeg()
    .toBuffer();
/** The first bytes of what phones of one maker write. */
const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("ftypheic\0\0\0\0mif1heic", "latin1"),
  Buffer.alloc(4000),
]);

async function choose(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("[data-upload]")]);
  await chooser.setFiles(files);
}

async function drop(page: Page, selector: string, name: string, type: string): Promise<boolean> {
  return page.evaluate(
    ([where = "", file = "", mime = ""]) => {
      const data = new DataTransfer();
      data.items.add(new File(["no picture"], file, { type: mime }));
      const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      return !document.querySelector(where)?.dispatchEvent(event);
    },
    [selector, name, type],
  );
}

/** The question with its form to answer open: whoever asked opens it first. */
async function openQuestion(page: Page): Promise<void> {
  await page.goto(question);
  const folded = page.locator("details.own-answer:not([open]) > summary");
  if ((await folded.count()) > 0) await folded.click();
}

describe.each(["en", "zh-Hans"] as const)("images in a text, in %s", (language) => {
  const t = translator(language);

  test("a form that is sent while an image is on its way is posted with the image", async () => {
    const { page, problems } = await member(language);
    await openQuestion(page);
    let letGo = () => {};
    const arrived = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/uploads", async (route) => {
      await arrived;
      await route.continue();
    });
    await page.fill("#answer textarea", `It is the one behind the tank, see the photo (${language}).`);
    await choose(page, [{ name: "valve 阀门.jpg", mimeType: "image/jpeg", buffer: await photo() }]);
    await expect.poll(() => page.inputValue("#answer textarea")).toContain("](uploading:");
    await page.click("#answer button.first");
    await page.locator("#toast", { hasText: language === "en" ? "still on its way" : "还没有准备好" }).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    letGo();
    const post = page.locator("article.post", { hasText: `see the photo (${language})` });
    await post.waitFor();
    expect(await post.locator("img[src^='/uploads/']").count()).toBe(1);
    expect(await post.textContent()).not.toContain("uploading:");
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("when the image does not arrive the form stays, with the text and a sentence", async () => {
    const { page } = await member(language);
    await openQuestion(page);
    await page.fill("#answer textarea", `Nobody can see what is not there (${language}).`);
    let letGo = () => {};
    const arrived = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/uploads", async (route) => {
      await arrived;
      await route.abort();
    });
    await choose(page, [{ name: "lost.png", mimeType: "image/png", buffer: await photo() }]);
    await page.click("#answer button.first");
    letGo();
    await page.locator("[data-refused] li", { hasText: "lost.png" }).waitFor();
    expect((await page.inputValue("#answer textarea")).trim()).toBe(`Nobody can see what is not there (${language}).`);
    expect(new URL(page.url()).pathname).toBe(question);
    await page.context().close();
  });

  test("whatever is not taken is named with the reason, chosen, pasted or dropped", async () => {
    const { page } = await member(language);
    await openQuestion(page);
    await page.fill("#answer textarea", "Kept.");
    await choose(page, [
      { name: "IMG_0042.HEIC", mimeType: "image/heic", buffer: heic },
      { name: "firmware.zip", mimeType: "application/zip", buffer: Buffer.from("PK") },
      { name: "empty", mimeType: "", buffer: Buffer.alloc(0) },
    ]);
    for (const [name, why] of [
      ["IMG_0042.HEIC", t("common:error.image-type", { name: "IMG_0042.HEIC" })],
      ["firmware.zip", t("common:error.image-broken", { name: "firmware.zip" })],
      ["empty", t("common:error.image-broken", { name: "empty" })],
    ] as const) {
      await page.locator("[data-refused] li", { hasText: name }).waitFor();
      expect((await page.locator("[data-refused] li").allTextContents()).join("\n")).toContain(why);
    }
    expect(await drop(page, "#answer textarea", "drawing.svg", "image/svg+xml")).toBe(true);
    await page.locator("[data-refused] li", { hasText: "drawing.svg" }).waitFor();
    // Beside the text: the browser must not open the file in place of the page.
    expect(await drop(page, "h1", "beside.jpg", "image/jpeg")).toBe(true);
    await page.locator("#toast", { hasText: /\S/ }).waitFor();
    expect((await page.inputValue("#answer textarea")).trim()).toBe("Kept.");
    await page.context().close();
  });
});

test("no tool above a text can be pressed before the script that carries it out is there", async () => {
  const { page } = await member("en");
  let letGo = () => {};
  const arrives = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/assets/editor-*.js", async (route) => {
    await arrives;
    await route.continue();
  });
  await openQuestion(page);
  const tools = page.locator("#answer [data-tools] button");
  expect(await tools.count()).toBeGreaterThan(5);
  expect(await tools.evaluateAll((all) => all.filter((one) => !(one as HTMLButtonElement).disabled))).toEqual([]);
  letGo();
  await page.fill("#answer textarea", "");
  await page.click('#answer [data-tool="bold"]');
  expect(await page.inputValue("#answer textarea")).toBe("****");
  await page.context().close();
});

test("a photo of more pixels than are taken is made smaller by the browser", async () => {
  const { page } = await member("en");
  await openQuestion(page);
  await page.fill("#answer textarea", "Here is how it looks from above.");
  await choose(page, [{ name: "48.jpg", mimeType: "image/jpeg", buffer: await photo(8000, 6000) }]);
  await page.locator("[data-images] li").waitFor({ timeout: 60_000 });
  await page.fill("[data-images] input", "The valve] from above");
  expect(await page.inputValue("#answer textarea")).toMatch(
    /^Here is how it looks from above\.\n\n!\[The valve {1,2}from above\]\(\/uploads\/[0-9a-f]+\.webp\)\n\n?$/,
  );
  await page.click("#answer button.first");
  const image = page.locator("article.post", { hasText: "from above" }).locator("img[src^='/uploads/']");
  await image.waitFor();
  expect(await image.getAttribute("alt")).toMatch(/^The valve/);
  expect(Number(await image.getAttribute("width"))).toBeGreaterThan(1500);
  await page.context().close();
});

test("every other field for a picture takes a photo of a phone too, and says what cannot be sent at all", async () => {
  const { page, problems } = await member("en");
  const photoOf48 = { name: "48.jpg", mimeType: "image/jpeg", buffer: await photo(8000, 6000) };
  for (const [address, field, kept] of [
    ["/settings/profile", "file", 'main img.avatar[src^="/uploads/"]'],
    ["/admin/brand", "logo", 'main img.logo-now[src^="/uploads/"]'],
  ] as const) {
    await page.goto(address, { waitUntil: "networkidle" });
    const form = page.locator("form", { has: page.locator(`input[name="${field}"]`) });
    await form.locator(`input[name="${field}"]`).setInputFiles({
      name: "film.mov",
      mimeType: "video/quicktime",
      buffer: Buffer.alloc(6_000_000),
    });
    const refused = form.locator("[data-refused]");
    await expect.poll(() => refused.textContent()).toContain("film.mov is too large");
    expect(await form.locator(`input[name="${field}"]`).inputValue()).toBe("");
    // Sent at once, while the browser is still drawing it smaller.
    await form.locator(`input[name="${field}"]`).setInputFiles(photoOf48);
    await form.locator("button").last().click();
    await page.locator(kept).waitFor({ timeout: 60_000 });
    expect(await refused.count()).toBe(0);
  }
  await page.goto("/settings/profile");
  await page.locator('main button[name="do"][value="remove"]').click();
  await page.waitForLoadState();
  expect(await page.locator("main img.avatar").count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("an image put before a text is a paragraph of its own", async () => {
  const { page } = await member("en");
  await openQuestion(page);
  await page.fill("#answer textarea", "Text that was there first.");
  await page.locator("#answer textarea").evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(0, 0));
  await choose(page, [{ name: "a.png", mimeType: "image/png", buffer: await photo() }]);
  await page.locator("[data-images] li").waitFor();
  expect(await page.inputValue("#answer textarea")).toMatch(
    /^!\[\]\(\/uploads\/\w+\.webp\)\n\nText that was there first\.$/,
  );
  await page.context().close();
});

describe.each(["en", "de"] as const)("without script, in %s", (language) => {
  const t = translator(language);

  test("images are added by a field; what is refused comes back with everything typed", async () => {
    const { page } = await member(language, false);
    await openQuestion(page);
    const text = `Without any script it works as well, ${language}.`;
    await page.fill("#answer textarea", text);
    await page.setInputFiles('[name="file"]', [
      { name: "IMG_0042.HEIC", mimeType: "image/heic", buffer: heic },
      { name: "good.jpg", mimeType: "image/jpeg", buffer: await photo(90, 90) },
    ]);
    await page.fill('[name="seen"]', "The valve");
    await page.click("#answer button.first");
    expect(await page.textContent("#form-errors")).toContain(t("common:error.image-type", { name: "IMG_0042.HEIC" }));
    expect(await page.inputValue("#answer textarea")).toMatch(
      new RegExp(`^${text}\\n\\n!\\[The valve\\]\\(/uploads/\\w+\\.webp\\)$`),
    );
    await page.setInputFiles('[name="file"]', [{ name: "b.png", mimeType: "image/png", buffer: await photo(50, 90) }]);
    await page.click("#answer button.first");
    const post = page.locator("article.post", { hasText: text });
    await post.waitFor();
    expect(await post.locator("img[src^='/uploads/']").count()).toBe(2);
    await page.context().close();
  });

  test("asking and changing a text take images too, and a button only puts them into the text", async () => {
    const { page } = await member(language, false);
    await page.goto("/ask");
    await page.fill('[name="title"]', `A question that is asked with a picture, ${language}?`);
    await page.fill('main [name="body"]', "What is this part called, and where does it go?");
    await page.setInputFiles('[name="file"]', [{ name: "c.png", mimeType: "image/png", buffer: await photo(70, 50) }]);
    await page.click('[name="attach"]');
    expect(await page.inputValue('main [name="body"]')).toContain("/uploads/");
    expect(await page.inputValue('[name="title"]')).toContain("asked with a picture");
    await page.click("main form.writing button.first:visible");
    await page.waitForURL(/\/q\/\d+\//);
    expect(await page.locator(".prose img[src^='/uploads/']").count()).toBe(1);
    await page
      .locator("article.post, .question")
      .getByRole("link", { name: t("common:action.edit"), exact: true })
      .first()
      .click();
    await page.setInputFiles('[name="file"]', [{ name: "d.png", mimeType: "image/png", buffer: await photo(70, 51) }]);
    await page.click("main form.writing button.first");
    await page.waitForURL(/\/q\/\d+\//);
    expect(await page.locator(".prose img[src^='/uploads/']").count()).toBe(2);
    await page.context().close();
  });
});

describe.each([true, false])("going back after a refused form was mended, with script: %s", (javaScriptEnabled) => {
  test.each([
    ["/settings/profile", "displayName", "Greta again"],
    ["/admin/brand", "name", "Kettle people"],
    ["/ask", "title", "How do I get back to where I was before?"],
  ])("%s shows the form, never a page of the browser", async (address, field, value) => {
    const { page } = await member("en", javaScriptEnabled);
    await page.goto(address);
    const form = page.locator("main form", { has: page.locator(`[name="${field}"]`) }).first();
    const send = async (text: string) => {
      await form.locator(`[name="${field}"]`).first().fill(text);
      await form.locator("button.first:visible").click();
      await page.waitForLoadState();
    };
    if (address === "/ask")
      await page.fill('main [name="body"]', "Water stands under the machine since Friday morning.");
    await send("   ");
    expect(await page.locator("#form-errors").count()).toBe(1);
    await send(value);
    expect(await page.locator("#form-errors").count()).toBe(0);
    await page.goBack();
    expect(await page.locator(`main [name="${field}"]`).count()).toBeGreaterThan(0);
    await page.context().close();
  });
});

test("a text with an image that never arrived is not published, whoever sends it", async () => {
  const { page } = await member("en", false);
  await openQuestion(page);
  await page.fill("#answer textarea", "Look at this: ![Uploading photo.png …](uploading:1) and tell me.");
  await page.click("#answer button.first");
  expect(await page.textContent("#form-errors")).toContain("has no address");
  expect(await page.inputValue("#answer textarea")).toContain("Look at this");
  await page.context().close();
});
