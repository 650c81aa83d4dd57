// A real browser for the end-to-end tests.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "./chromium.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}

export type Visitor = { context: BrowserContext; page: Page; problems: string[] };

/** Somebody with a browser of their own. `problems` gathers script errors and refusals of the content security policy. */
export async function visitor(
  browser: Browser,
  {
    url,
    language = "en",
    javaScriptEnabled = true,
    width = 1280,
    colorScheme = "light" as "light" | "dark",
    state,
  }: {
    url: string;
    language?: string;
    javaScriptEnabled?: boolean;
    width?: number;
    colorScheme?: "light" | "dark";
    /** Cookies of somebody who logged in before. */
    state?: Awaited<ReturnType<BrowserContext["storageState"]>>;
  },
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    locale: language,
    javaScriptEnabled,
    viewport: { width, height: 900 },
    colorScheme,
    ...(state && { storageState: state }),
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (400|401|403|404|409|429)/.test(message.text()))
      problems.push(message.text());
  });
  return { context, page, problems };
}

/** A new member in this browser; the password is `correct horse <name>`. */
export async function joinAs(member: Visitor, name: string): Promise<Visitor> {
  const { page } = member;
  await page.goto("/join");
  await page.fill('[name="name"]', name);
  await page.fill('[name="displayName"]', `Friend ${name}`);
  await page.fill('[name="email"]', `${name}@example.org`);
  await page.fill('[name="password"]', `correct horse ${name}`);
  await page.click("main form button.first");
  await page.waitForURL((url) => url.pathname !== "/join");
  return member;
}

export async function logInAs(member: Visitor, name: string, password: string): Promise<Visitor> {
  const { page } = member;
  await page.goto("/login");
  await page.fill('main [name="login"]', name);
  await page.fill('main [name="password"]', password);
  await page.click("main form button.first");
  await page.waitForURL((url) => url.pathname !== "/login");
  return member;
}
