// What others know the community by: its icon, its name beside a phone's apps, its search in a browser's bar.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invalidateCommunity } from "~/models/community/community.server";
import * as favicon from "~/routes/favicon[.]ico";
import * as manifest from "~/routes/manifest[.]webmanifest";
import * as openSearch from "~/routes/opensearch[.]xml";
import { createPageCache } from "~/web/page-cache.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

describe("the brand", () => {
  let database: TestDatabase;
  let guest: Visitor;

  beforeAll(async () => {
    database = await createTestDatabase();
    const brand = { name: "泵 & Pumps <Community>", tagline: "", logo: null, brandColour: "", brandColourDark: "" };
    await database.sql`insert into settings (key, value) values ('brand', ${JSON.stringify(brand)}::text::jsonb)`;
    await invalidateCommunity(database.db);
    guest = new Visitor(database.db);
  });
  afterAll(() => database.close());

  it("names the community beside the apps of a phone, with icons that are there", async () => {
    const { data, headers } = await guest.get(manifest, "/manifest.webmanifest");
    expect(headers.get("content-type")).toBe("application/manifest+json");
    expect(data).toMatchObject({
      name: "泵 & Pumps <Community>",
      start_url: "/",
      icons: [{ sizes: "180x180" }, { sizes: "512x512" }],
    });
    expect((await guest.get(favicon, "/favicon.ico")).location).toBe("/favicon.png");
  });

  it("lets a browser search here, with signs in the name that XML has other uses for", async () => {
    const { text } = await guest.get(openSearch, "/opensearch.xml");
    expect(text).toContain("<ShortName>泵 &#38; Pumps &#60;Commu</ShortName>");
    expect(text).toMatch(/template="http[^"]+\/search\?q=\{searchTerms\}"/);
  });
});

describe("views", () => {
  it("count what members read as well", () => {
    const cache = createPageCache();
    cache.countView(["question:7", "everything"]);
    cache.countView(["question:7"]);
    cache.countView(["lists"]);
    cache.countView([]);
    expect([...cache.takeViews()]).toEqual([[7, 2]]);
    expect([...cache.takeViews()]).toEqual([]);
  });
});
