// What is held, returned, removed, deleted, archived or only drafted is invisible on every route: its page, lists, feeds,
// sitemap, search, histories, comparisons, notifications, whatever there is.
//
// Every route that answers to GET is asked here, with every id and name there is, as a guest, as a member who has nothing
// to do with it and as the author. A new route without an entry in ADDRESSES fails this test until it has one.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { createSession } from "~/web/session.server";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";
import { BAIT, hide, type World } from "./hidden-world";

type Route = {
  loader?: (args: LoaderFunctionArgs) => unknown;
  action?: (args: ActionFunctionArgs) => unknown;
};
type Address = { path: string; params?: Record<string, string> };

const modules = import.meta.glob<Route>("../../app/routes/*.tsx", { eager: true });
const routes = new Map(
  Object.entries(modules)
    .filter(([, module]) => module.loader)
    .map(([file, module]) => [file.slice("../../app/routes/".length, -".tsx".length), module]),
);

const all = new Map(
  Object.entries(modules)
    .filter(([, module]) => module.loader ?? module.action)
    .map(([file, module]) => [file.slice("../../app/routes/".length, -".tsx".length), module]),
);
/** Enough for most forms of an office to be understood; what a form wants besides is refused alike for everybody. */
const FIELDS = {
  do: "role",
  role: "moderator",
  on: "1",
  pinned: "1",
  protected: "1",
  into: "1",
  value: "1",
  rule: "respect",
  note: "because",
  reason: "off-topic",
  closed: "1",
  deleted: "1",
  state: "published",
  step: "publish",
  decision: "publish",
};

const at =
  (...paths: string[]) =>
  () =>
    paths.map((path) => ({ path }));
const byId =
  (path: (id: number) => string, more: Record<string, string> = {}) =>
  (world: World) =>
    world.ids.map((id) => ({ path: path(id), params: { id: String(id), ...more } }));
const byTag = (path: (slug: string) => string) => (world: World) =>
  ["hum", ...world.secrets.map(({ word }) => word)].map((slug) => ({ path: path(slug), params: { slug, tag: slug } }));
const byEntry = (path: (slug: string) => string) => (world: World) =>
  world.faqSlugs.map((slug) => ({ path: path(slug), params: { slug } }));
const byTitle = (path: string) => (world: World) =>
  world.pages.map(({ slug }) => ({ path: `${path}?title=${slug.replaceAll("-", "_")}` }));
const people = ({ author, owner }: World) => [author.name, owner.name];

const ADDRESSES: Record<string, (world: World) => Address[]> = {
  _index: at("/"),
  "a.$id.$": byId((id) => `/a/${id}/x`, { "*": "x" }),
  "admin._index": at("/admin"),
  "admin.about": at("/admin/about"),
  "admin.areas.$id": byId((id) => `/admin/areas/${id}`),
  "admin.areas._index": at("/admin/areas"),
  "admin.brand": at("/admin/brand"),
  "admin.contact": at("/admin/contact"),
  "admin.decisions[.]csv": at("/admin/decisions.csv"),
  "admin.jobs": at("/admin/jobs"),
  "admin.legal": at("/admin/legal"),
  imprint: at("/imprint"),
  products: at("/products"),
  impressum: at("/impressum"),
  privacy: at("/privacy"),
  terms: at("/terms"),
  "admin.images": at("/admin/images"),
  "admin.languages": at("/admin/languages"),
  "admin.limits": at("/admin/limits"),
  "admin.members.$id": byId((id) => `/admin/members/${id}`),
  "admin.members._index": at("/admin/members"),
  "admin.products.$id": byId((id) => `/admin/products/${id}`),
  "admin.products._index": at("/admin/products"),
  "admin.rules.$key": () => [{ path: "/admin/rules/respect", params: { key: "respect" } }],
  "admin.rules._index": at("/admin/rules"),
  "admin.rules.new": at("/admin/rules/new"),
  "admin.searches": at("/admin/searches"),
  "admin.tags.$id": byId((id) => `/admin/tags/${id}`),
  "admin.tags._index": at("/admin/tags"),
  "answers.$id.promotion": byId((id) => `/answers/${id}/promotion`),
  ask: at("/ask"),
  "brand[.]css": at("/brand.css"),
  "favicon[.]ico": at("/favicon.ico"),
  "manifest[.]webmanifest": at("/manifest.webmanifest"),
  "opensearch[.]xml": at("/opensearch.xml"),
  "from.$site.$": byId((id) => `/from/example.com/questions/${id}`, { site: "example.com", "*": "questions/1" }),
  "members.$name_.record": (world) =>
    people(world).map((name) => ({ path: `/members/${name}/record`, params: { name } })),
  "members.$name_.cleanup": (world) =>
    people(world).map((name) => ({ path: `/members/${name}/cleanup`, params: { name } })),
  "posts.$id.revisions": byId((id) => `/posts/${id}/revisions`),
  "posts.$id.timeline": byId((id) => `/posts/${id}/timeline`),
  "posts.comments.$id": byId((id) => `/posts/comments/${id}`),
  "queue.marked": at("/queue/marked"),
  claim: at("/claim?token=x"),
  contact: at("/contact"),
  "decisions.$id": byId((id) => `/decisions/${id}`),
  "decisions._index": at("/decisions", "/decisions?rule=respect"),
  drafts: at("/drafts"),
  "faq.$slug._index": byEntry((slug) => `/faq/${slug}`),
  "faq.$slug.edit": byEntry((slug) => `/faq/${slug}/edit`),
  "faq.$slug.rating": byEntry((slug) => `/faq/${slug}/rating`),
  "faq.$slug.ratings": byEntry((slug) => `/faq/${slug}/ratings`),
  "faq.$slug.sources": byEntry((slug) => `/faq/${slug}/sources`),
  "faq._index": at("/faq", "/faq?product=lamp", "/faq?state=draft", "/faq?state=archived"),
  "faq.groups": at("/faq/groups"),
  "faq.team": at("/faq/team", "/faq/team?state=draft"),
  "faq[.]atom": at("/faq.atom", "/faq.atom?product=lamp"),
  "feeds.$": byTag((tag) => `/feeds/tag/${tag}`),
  "flags.$id": byId((id) => `/flags/${id}`),
  forgot: at("/forgot"),
  "index[.]php": (world) => [
    ...byTitle("/index.php")(world),
    { path: "/index.php?title=Recent_changes&action=history" },
  ],
  "index[.]php.$": (world) => world.pages.map(({ slug }) => ({ path: `/index.php/${slug}`, params: { "*": slug } })),
  join: at("/join"),
  language: at("/language"),
  login: at("/login"),
  logout: at("/logout"),
  "members.$name": (world) =>
    people(world).flatMap((name) =>
      ["", "?tab=answers", "?page=2"].map((query) => ({ path: `/members/${name}${query}`, params: { name } })),
    ),
  "notifications._index": at("/notifications"),
  "notifications.count": at("/notifications/count"),
  outbox: at("/outbox"),
  "pages.$id.edit": byId((id) => `/pages/${id}/edit`),
  "pages.$id.links": byId((id) => `/pages/${id}/links`),
  "pages.$id.move": byId((id) => `/pages/${id}/move`),
  "pages.$id.protection": byId((id) => `/pages/${id}/protection`),
  "posts.$id._index": byId((id) => `/posts/${id}`),
  "posts.$id.comments": byId((id) => `/posts/${id}/comments`),
  "posts.$id.deletion": byId((id) => `/posts/${id}/deletion`),
  "posts.$id.edit": byId((id) => `/posts/${id}/edit`),
  "posts.$id.history.$range": (world) =>
    ["1", "2", "1..2"].flatMap((range) =>
      ["", "?view=rendered"].flatMap((query) =>
        byId((id) => `/posts/${id}/history/${range}${query}`, { range })(world),
      ),
    ),
  "posts.$id.history._index": byId((id) => `/posts/${id}/history`),
  "posts.$id.proposals": byId((id) => `/posts/${id}/proposals`),
  "proposals.$id": byId((id) => `/proposals/${id}`),
  "q.$id.$slug": (world) =>
    ["x", "why-does-the-wombat-lamp-hum-in-the-evening"].flatMap((slug) =>
      byId((id) => `/q/${id}/${slug}`, { slug })(world),
    ),
  "q.$id._index": byId((id) => `/q/${id}`),
  "questions.$id.$": byId((id) => `/questions/${id}/x`, { "*": "x" }),
  "questions.$id.care": byId((id) => `/questions/${id}/care`),
  "questions.$id.closure": byId((id) => `/questions/${id}/closure`),
  "questions.$id.duplicates": byId((id) => `/questions/${id}/duplicates`),
  "questions.$id.merge": byId((id) => `/questions/${id}/merge`),
  "questions.$id.place": byId((id) => `/questions/${id}/place`),
  "questions._index": (world) => [
    ...["", "?order=newest", "?order=votes", "?state=closed", "?product=lamp", "?mine=1"].map((query) => ({
      path: `/questions${query}`,
    })),
    ...byTag((tag) => `/questions?tag=${tag}`)(world),
  ],
  "questions.tagged.$tag": byTag((tag) => `/questions/tagged/${tag}`),
  "questions[.]atom": (world) => [{ path: "/questions.atom" }, ...byTag((tag) => `/questions.atom?tag=${tag}`)(world)],
  "queue.$id": byId((id) => `/queue/${id}`),
  "queue.$id_.handover": byId((id) => `/queue/${id}/handover`),
  "queue.$id_.count": byId((id) => `/queue/${id}/count?version=1`),
  "queue.bulk": at("/queue/bulk?case=1&case=2&case=3&outcome=remove"),
  "queue._index": at("/queue", "/queue?kind=detector", "/queue?state=decided"),
  reset: at("/reset?token=x"),
  "robots[.]txt": at("/robots.txt"),
  "revisions.$id.$": byId((id) => `/revisions/${id}/2`, { "*": "2" }),
  "rules.$key": () => ["respect", "advertising"].map((key) => ({ path: `/rules/${key}`, params: { key } })),
  "rules._index": at("/rules"),
  moderation: at("/moderation"),
  trust: at("/trust"),
  "rules[.]json": at("/rules.json"),
  "rules[.]atom": at("/rules.atom"),
  search: at(
    `/search?q=${BAIT}`,
    `/search?q=${BAIT}&type=question`,
    `/search?q=${BAIT}&state=closed`,
    `/search?q=${BAIT}&author=member-1`,
  ),
  "tags_.suggestions": at(`/tags/suggestions?q=${BAIT}`, "/tags/suggestions"),
  "search_.suggestions": at(`/search/suggestions?q=${BAIT}`, "/search/suggestions?q=zq"),
  "settings._index": at("/settings"),
  "settings.avatar": at("/settings/avatar"),
  "settings.data": at("/settings/data"),
  "settings.email": at("/settings/email"),
  "settings.export": at("/settings/export"),
  "settings.notifications": at("/settings/notifications"),
  "settings.password": at("/settings/password"),
  "settings.profile": at("/settings/profile"),
  "settings.sessions": at("/settings/sessions"),
  setup: at("/setup?token=x"),
  similar: at(`/similar?title=Why does the ${BAIT} flicker so much`, "/similar?title=zq"),
  "sitemap[.]xml": at("/sitemap.xml", "/sitemap.xml?page=1"),
  "tags.$slug": byTag((slug) => `/tags/${slug}`),
  "tags.$slug_.info": byTag((slug) => `/tags/${slug}/info`),
  "tags.$slug_.$": byTag((slug) => `/tags/${slug}/topusers`),
  "tags._index": at("/tags", "/tags?q=zq"),
  "u.$": (world) => world.ids.map((id) => ({ path: `/u/${id}`, params: { "*": String(id) } })),
  "unanswered.$": byTag((tag) => `/unanswered/tagged/${tag}`),
  "unsubscribe.$token": () => [{ path: "/unsubscribe/x", params: { token: "x" } }],
  "uploads.$name": () => [{ path: "/uploads/x.png", params: { name: "x.png" } }],
  "users.$": (world) => world.ids.map((id) => ({ path: `/users/${id}/x`, params: { "*": `${id}/x` } })),
  verify: at("/verify?token=x"),
  "w.index[.]php": (world) => byTitle("/w/index.php")(world),
  "w.index[.]php.$": (world) =>
    world.pages.map(({ slug }) => ({ path: `/w/index.php/${slug}`, params: { "*": slug } })),
  watches: at("/watches"),
  "wiki.$": (world) =>
    world.pages.map(({ slug }) => ({ path: `/wiki/guides/old/${slug}`, params: { "*": `guides/old/${slug}` } })),
  "wiki.$product.$page": (world) =>
    world.pages.map(({ product, slug }) => ({ path: `/wiki/${product}/${slug}`, params: { product, page: slug } })),
  "wiki.$product._index": () => ["lamp", "-"].map((product) => ({ path: `/wiki/${product}`, params: { product } })),
  "wiki._index": at("/wiki"),
  "wiki.changes": at("/wiki/changes", "/wiki/changes?product=lamp"),
  "wiki.changes[.]atom": at("/wiki/changes.atom", "/wiki/changes.atom?product=lamp"),
  "wiki.new": at("/wiki/new", "/wiki/new?product=lamp"),
  "wiki.wanted": at("/wiki/wanted", "/wiki/wanted?product=lamp"),
};

/** Routes that answer to forms only. */
const POSTED: Record<string, (world: World) => Address[]> = {
  "answers.$id.acceptance": byId((id) => `/answers/${id}/acceptance`),
  "decisions.$id_.words": byId((id) => `/decisions/${id}/words`),
  deflections: at("/deflections"),
  "faq.$slug.state": byEntry((slug) => `/faq/${slug}/state`),
  "posts.$id.votes": byId((id) => `/posts/${id}/votes`),
  preview: at("/preview"),
  "questions.$id.me-too": byId((id) => `/questions/${id}/me-too`),
  "questions.$id.pin": byId((id) => `/questions/${id}/pin`),
  "questions.$id.protection": byId((id) => `/questions/${id}/protection`),
  "queue.undo": at("/queue/undo"),
  "queue.$id_.finding": byId((id) => `/queue/${id}/finding`),
  "queue.$id_.claim": byId((id) => `/queue/${id}/claim`),
  "searches.$key": () => [{ path: "/searches/x", params: { key: "x" } }],
  "uploads._index": at("/uploads"),
};
const COMPARED = 4;
/** They end the session with which the rest is asked. */
const LEAVING = new Set(["logout", "settings.sessions", "settings.data", "settings.password"]);

/** Where authors meet even what moderators took from them: their own data, and what they were told about it. */
const OWN = new Set(["settings.export", "notifications._index"]);

/** What the form of the address itself says: nobody learns anything from their own question. */
const echo = (path: string) => decodeURIComponent(path).toLowerCase();

describe("what is out of sight", () => {
  let database: TestDatabase;
  let world: World;
  const shownTo: Record<string, Set<string>> = {};

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    world = await hide(database.db);
  }, 120_000);
  afterAll(() => database.close());

  async function visitorFor(actor: Actor | null): Promise<Visitor> {
    const visitor = new Visitor(database.db);
    if (!actor) return visitor;
    const [pair = ""] = (await createSession(database.db, actor.id, null)).split(";");
    visitor.cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    return visitor;
  }

  /** The words of hidden texts that one visitor meets, each with the addresses where. */
  async function wander(who: string, actor: Actor | null): Promise<string[]> {
    const visitor = await visitorFor(actor);
    const met: string[] = [];
    shownTo[who] = new Set();
    for (const [name, module] of routes) {
      for (const { path, params } of ADDRESSES[name]?.(world) ?? []) {
        const answer = await visitor.get(module, encodeURI(path), params ?? {});
        if (answer.status >= 500) met.push(`${path} failed with ${answer.status}`);
        const said = `${answer.text} ${answer.location ?? ""}`.toLowerCase();
        for (const { word, what, isAuthors } of world.secrets) {
          if (!said.includes(word) || echo(path).includes(word)) continue;
          shownTo[who].add(word);
          if (who === "moderator" || (who === "author" && (isAuthors || OWN.has(name)))) continue;
          met.push(`${path} tells the ${who} the ${what}`);
        }
      }
    }
    return met;
  }

  it("is looked for on every route", () => {
    expect([...all.keys()].filter((name) => !ADDRESSES[name] && !POSTED[name])).toEqual([]);
    expect([...routes.keys()].filter((name) => !ADDRESSES[name])).toEqual([]);
    expect(Object.keys(ADDRESSES).filter((name) => !routes.has(name))).toEqual([]);
  });

  /** Everybody of this role there is loses it for a while, as one does who is restricted as a whole. */
  async function suspend(id: number): Promise<void> {
    await database.sql`
      insert into restrictions (user_id, function_name, reason, ends_at) values (${id}, 'all', 'for a week', now() + interval '7 days')`;
  }

  it.each(["moderator", "staff", "admin"] as const)(
    "is not told to a suspended %s, who is answered on every route as a suspended member is",
    async (role) => {
      const [officer, member] = [await make.person(database.db, role), await make.person(database.db)];
      await suspend(officer.id);
      await suspend(member.id);
      // Who is an administrator has every office.
      if (role === "admin") expect(await wander(`suspended ${role}`, officer)).toEqual([]);
      const [one, other] = [await visitorFor(officer), await visitorFor(member)];
      const differences: string[] = [];
      for (const [name, module] of all) {
        for (const { path, params = {} } of ((ADDRESSES[name] ?? POSTED[name])?.(world) ?? []).slice(0, COMPARED)) {
          const asked = (visitor: Visitor) =>
            module.action && !LEAVING.has(name)
              ? visitor.post(module, encodeURI(path), { ...FIELDS, key: crypto.randomUUID() }, params)
              : null;
          for (const [first, second] of [
            await Promise.all(
              [one, other].map((visitor) => module.loader && visitor.get(module, encodeURI(path), params)),
            ),
            [await asked(one), await asked(other)],
          ]) {
            if (first?.status !== second?.status) differences.push(`${path}: ${first?.status}, ${second?.status}`);
            const told = first?.text.match(/[\w-]+@example\.com/g) ?? [];
            if (told.some((address) => address !== `${officer.name}@example.com`))
              differences.push(`${path} tells ${told}`);
          }
        }
      }
      expect(differences).toEqual([]);
    },
    300_000,
  );

  const who: [string, () => Actor | null][] = [
    ["guest", () => null],
    ["stranger", () => world.stranger],
    ["author", () => world.author],
  ];
  it.each(who)(
    "is not told to the %s",
    async (who, actor) => {
      expect(await wander(who, actor())).toEqual([]);
    },
    300_000,
  );

  it("is there all the same: its author and the moderators read every word of it", async () => {
    expect(await wander("moderator", { ...world.moderator })).toEqual([]);
    const unread = world.secrets.filter(({ word }) => !shownTo.moderator?.has(word) && !shownTo.author?.has(word));
    expect(unread.map(({ what }) => what)).toEqual([]);
  }, 300_000);
});
