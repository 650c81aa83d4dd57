// Imprint, privacy, terms: written by administrators, per language, linked wherever they belong, and nowhere while empty.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { JoinPage } from "~/components/account/join";
import { SiteFooter } from "~/components/site/footer";
import { readEnv } from "~/env.server";
import { legalLinks } from "~/legal";
import { legalLines } from "~/mail/legal-lines.server";
import { loadCommunity } from "~/models/community/community.server";
import * as admin from "~/routes/admin.legal";
import * as imprint from "~/routes/imprint";
import * as terms from "~/routes/terms";
import { createSession } from "~/web/session.server";
import { render } from "../components/render";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

let database: TestDatabase;
let chief: Actor;
const db = () => database.db;
const env = readEnv({ NODE_ENV: "test" });

beforeAll(async () => {
  database = await createTestDatabase();
  await make.furnish(db());
  chief = await make.person(db(), "admin");
});
afterAll(() => database.close());

const as = async (actor: Actor) => {
  const visitor = new Visitor(db());
  const [name = "", value = ""] = (await createSession(db(), actor.id, null)).split(";", 1)[0]?.split("=") ?? [];
  visitor.cookies.set(name, value);
  return visitor;
};
const speaking = (language: string) => new Visitor(db(), "203.0.113.9", { "accept-language": language });

describe("the pages that the law asks for", () => {
  it("are nowhere while nobody wrote them", async () => {
    const community = await loadCommunity(db());
    expect(legalLinks(community.settings)).toEqual([]);
    expect((await speaking("en").get(imprint, "/imprint")).status).toBe(404);
    expect(render(<SiteFooter />, { community })).not.toContain("/imprint");
    expect(render(<JoinPage to="/" pressed={null} hasMail reply={undefined} />, { community })).not.toContain("/terms");
    expect(await legalLines(db(), env, "de")).toBe("");
  });

  it("are read in the reader's language, or in one that there is, and linked in the footer, at joining and in mails", async () => {
    const texts = {
      "imprint.de": "# Angaben\n\nLampen GmbH",
      "imprint.en": "Lamps Ltd",
      "terms.de": "Seien Sie nett.",
    };
    expect(await (await as(chief)).post(admin, "/admin/legal", texts)).toMatchObject({ status: 303 });
    const community = await loadCommunity(db());
    expect((await speaking("de").get(imprint, "/imprint")).data.html).toContain("Lampen GmbH");
    expect((await speaking("ru").get(imprint, "/imprint")).data).toMatchObject({ language: "en" });
    expect((await speaking("zh-CN").get(terms, "/terms")).data).toMatchObject({ language: "de" });
    expect(render(<SiteFooter />, { community }, "de")).toMatch(/href="\/imprint"[\s\S]*href="\/terms"/);
    const join = render(<JoinPage to="/" pressed={null} hasMail reply={undefined} />, { community });
    expect(join).toContain('href="/terms"');
    expect(join).not.toContain('href="/privacy"');
    expect(await legalLines(db(), env, "de")).toContain("/imprint");
  });

  it("are changed by administrators only", async () => {
    const moderator = await as(await make.person(db(), "moderator"));
    expect((await moderator.post(admin, "/admin/legal", { "imprint.en": "Mine" })).status).toBe(403);
  });
});
