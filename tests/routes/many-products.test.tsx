// A company with one, six, sixty or three hundred products finds each of them; addresses that stay.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { FirstSteps } from "~/components/admin/first-steps";
import { QuestionBrowse } from "~/components/question/browse";
import { ProductsPage } from "~/components/site/products-page";
import { goDark } from "~/models/document/visibility.server";
import * as short from "~/routes/q.$id._index";
import * as feed from "~/routes/questions[.]atom";
import * as tag from "~/routes/tags.$slug";
import { SETTINGS_DEFAULTS } from "~/settings";
import { createSession } from "~/web/session.server";
import { render } from "../components/render";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

let database: TestDatabase;
let asker: Actor;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase({ hasLimits: false });
  await make.furnish(db());
  asker = await make.person(db());
});
afterAll(() => database.close());

const products = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    slug: `p${at + 1}`,
    name: `Kettle ${at + 1}`,
    description: "",
    isArchived: false,
    versions: [],
  }));
const communityOf = (count: number) => ({
  areas: [],
  products: products(count),
  rules: [],
  settings: SETTINGS_DEFAULTS,
});

describe("products", () => {
  it.each([1, 6, 60, 300])("are all to be found, of %i", (count) => {
    const margin = render(<QuestionBrowse filter={{}} />, { community: communityOf(count) });
    expect(margin.includes("/products")).toBe(count > 12);
    const page = render(<ProductsPage query="" own={[count]} />, { community: communityOf(count) });
    expect(page.match(/class="title"/g)).toHaveLength(count);
    expect(page.indexOf(`>Kettle ${count}<`)).toBeLessThan(page.indexOf(">Kettle 1<") + (count === 1 ? 1 : 0));
    const found = render(<ProductsPage query={`KETTLE ${count}`} own={[]} />, { community: communityOf(count) });
    expect(found).toContain(`>Kettle ${count}<`);
  });

  it("have ways on that say whose they are when they are read out alone", () => {
    const page = render(<ProductsPage query="" own={[]} />, { community: communityOf(3) });
    const labels = [...page.matchAll(/aria-label="([^"]+: Kettle \d)"/g)].map(([, label]) => label);
    expect(labels).toHaveLength(6);
    expect(new Set(labels).size).toBe(6);
  });

  it("lead on where there are none, and are told from a search that finds none", () => {
    const none = render(<ProductsPage query="" own={[]} />, { community: communityOf(0) });
    expect(none).toContain("No products yet");
    expect(none).toContain('href="/ask"');
    const unknown = render(<ProductsPage query="toaster" own={[]} />, { community: communityOf(3) });
    expect(unknown).toContain("No product has this name");
    expect(unknown).toContain('href="/products"');
  });

  it("show the one that is looked at in the margin, however many there are", () => {
    const margin = render(<QuestionBrowse filter={{ product: "p250" }} />, { community: communityOf(300) });
    expect(margin).toMatch(/aria-current="true"[^>]*>Kettle 250</);
  });
});

describe("an address that stays", () => {
  it("is what makes an entry of a feed the same after its title changed", async () => {
    const id = await make.ask(db(), asker, { tags: ["steam"] });
    const idOf = async () =>
      /<id>([^<]*\/posts\/\d+)<\/id>/.exec((await new Visitor(db()).get(feed, "/questions.atom")).text)?.[1];
    const before = await idOf();
    expect(before).toMatch(new RegExp(`/posts/${id}$`));
    await database.sql`update questions set title = 'Another title altogether' where id = ${id}`;
    expect(await idOf()).toBe(before);
  });

  it("of a tag's feed is a feed, and of a tag its list", async () => {
    const guest = new Visitor(db());
    expect((await guest.get(tag, "/tags/steam.atom", { slug: "steam.atom" })).location).toBe(
      "/questions.atom?tag=steam",
    );
    expect((await guest.get(tag, "/tags/steam", { slug: "steam" })).location).toBe("/questions?tag=steam");
  });

  it("leads those who may see a deleted question to it, and nobody else", async () => {
    const id = await make.ask(db(), asker);
    await db().transaction((tx) => goDark(tx, id, "deleted"));
    const moderator = new Visitor(db());
    const [name = "", value = ""] =
      (await createSession(db(), (await make.person(db(), "moderator")).id, null)).split(";", 1)[0]?.split("=") ?? [];
    moderator.cookies.set(name, value);
    expect((await moderator.get(short, `/q/${id}`, { id: String(id) })).location).toMatch(new RegExp(`^/q/${id}/`));
    expect((await new Visitor(db()).get(short, `/q/${id}`, { id: String(id) })).status).toBe(404);
  });
});

describe("the first steps of an administrator", () => {
  it("name what is open and lead there, and go when all is done", () => {
    const open = { hasSentMail: false, hasColleague: false, hasImport: false };
    const html = render(<FirstSteps steps={open} hasMail />, { community: communityOf(0) });
    for (const page of ["brand", "contact", "legal", "products", "members"]) expect(html).toContain(`/admin/${page}`);
    expect(html).toContain("Send me a test letter");
    expect(render(<FirstSteps steps={open} hasMail={false} />, { community: communityOf(0) })).toContain("SMTP_URL");
  });
});
