import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MemberFacts } from "#moderation/facts";
import { canEditHeldPage, canProposePage, canPublishPage, canSetProtection } from "#moderation/permissions/pages";
import type { Actor } from "~/actor";
import { findProposal, viewProposal } from "~/models/case/proposal-reading.server";
import { acceptProposal, rejectProposal } from "~/models/case/proposal-review.server";
import { parseCursor } from "~/models/cursor.server";
import { goLive } from "~/models/document/visibility.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { beginEdit } from "~/models/wiki/beginning.server";
import { listChanges } from "~/models/wiki/changes.server";
import { listBacklinks } from "~/models/wiki/links.server";
import { factsOfPage, type WikiPage } from "~/models/wiki/page.server";
import { setProtection } from "~/models/wiki/protection.server";
import { loadPage } from "~/models/wiki/reading.server";
import { listPages } from "~/models/wiki/tree.server";
import { resolveMerge } from "~/text/merge";
import { withSection } from "~/text/sections";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./page-community";

const FOR_GOOD = { reason: "", until: null };
const TEXT = "Alpha stands first.\n\nBeta stands second.\n\nGamma stands third.\n";

describe("changes of pages", () => {
  let database: TestDatabase;
  let lamp: number;
  let expert: Actor;
  let moderator: Actor;
  let editor: Actor;
  let member: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { products } = await make.furnish(db());
    lamp = products.find(({ slug }) => slug === "lamp")?.id ?? 0;
    expert = await make.person(db(), "staff");
    moderator = await make.person(db(), "moderator");
    editor = await make.editor(db(), lamp);
    member = await make.person(db());
    other = await make.person(db());
  });
  afterAll(() => database.close());

  let count = 0;
  const begin = (body = TEXT) => {
    count += 1;
    return make.begin(db(), expert, { title: `Page ${count}`, productId: lamp, body });
  };
  const propose = async (by: Actor, page: WikiPage, body: string, summary = "") => {
    const outcome = await make.change(db(), by, page, body, { summary });
    if (outcome.kind !== "proposed") throw new Error(JSON.stringify(outcome));
    return outcome.proposalId;
  };
  const live = async (page: WikiPage) => (await make.open(db(), page.id)).publishedRevisionId ?? 0;
  const accept = async (by: Actor, page: WikiPage, proposalId: number) =>
    acceptProposal(db(), { actor: by, proposalId, live: await live(page), note: "" });

  it("by members without trust are proposals, open a case and leave the page as it is", async () => {
    const page = await begin();
    await propose(member, page, TEXT.replace("Beta", "Better"), "better");
    expect(await make.sourceOf(db(), page.id)).toBe(TEXT);
    const rows = await db().execute<{ kind: string; state: string }>(sql`
      select s.kind, c.state from signals s join cases c on c.id = s.case_id where c.document_id = ${page.id}::bigint and s.settled_at is null`);
    expect([...rows]).toEqual([{ kind: "proposal", state: "open" }]);
  });

  it("proposed by several wait beside each other, and each goes live whatever becomes of the others", async () => {
    const page = await begin();
    const first = await propose(member, page, TEXT.replace("Alpha", "Aleph"));
    const second = await propose(other, page, TEXT.replace("Gamma", "Gimel"));
    const third = await propose(other, page, TEXT.replace("Beta", "Bad"));
    expect((await accept(editor, page, second)).kind).toBe("accepted");
    expect((await rejectProposal(db(), { actor: moderator, proposalId: third, note: "no" })).kind).toBe("rejected");
    expect((await accept(moderator, page, first)).kind).toBe("accepted");
    const text = await make.sourceOf(db(), page.id);
    expect(text).toBe(TEXT.replace("Alpha", "Aleph").replace("Gamma", "Gimel"));
    const rows = await db().execute<{ author: number; state: string }>(sql`
      select v.author_id as author, c.state from documents d join revisions v on v.id = d.published_revision_id join cases c on c.document_id = d.id
      where d.id = ${page.id}::bigint`);
    expect([...rows]).toEqual([{ author: member.id, state: "decided" }]);
    expect(await make.htmlOf(db(), page.id)).toContain("Aleph");
  });

  it("proposed for words that changed since say so, and cannot be accepted blindly", async () => {
    const page = await begin();
    const proposalId = await propose(member, page, TEXT.replace("Beta", "Better"));
    await make.change(db(), expert, page, TEXT.replace("Beta", "Best"));
    const proposal = await findProposal(db(), proposalId);
    if (!proposal) throw new Error("no proposal");
    const view = await viewProposal(db(), { proposal, liveRevisionId: await live(page), language: "en" });
    expect(view.isConflicting).toBe(true);
    expect((await accept(editor, page, proposalId)).kind).toBe("conflict");
    expect(await make.sourceOf(db(), page.id)).toContain("Best");
  });

  it("are not reviewed by whoever proposed them, nor by members without trust", async () => {
    const page = await begin();
    const own = await propose(member, page, TEXT.replace("Beta", "Better"));
    expect(await accept(member, page, own)).toEqual({ kind: "forbidden", reason: "own-case" });
    expect((await accept(other, page, own)).kind).toBe("forbidden");
  });

  it("go back to an earlier version without copying its text, and say so in the recent changes", async () => {
    const page = await begin();
    await make.change(db(), expert, page, "Nonsense.");
    const now = await make.open(db(), page.id);
    const begun = await beginEdit(db(), now, { restore: 1, undo: null, section: null });
    expect(begun).toMatchObject({ source: TEXT, base: now.publishedRevisionId, reverts: 1 });
    await make.change(db(), expert, now, begun.source, { reverts: 1 });
    const blobs = await db().execute<{ blob: string }>(sql`
      select encode(blob, 'hex') as blob from revisions where document_id = ${page.id}::bigint order by number`);
    expect(blobs[2]?.blob).toBe(blobs[0]?.blob);
    const { changes } = await listChanges(db(), { productId: lamp, before: null, limit: 3 });
    expect(changes[0]).toMatchObject({ verb: "page-reverted", number: 3, page: { id: page.id } });
  });

  it("within one millisecond are all listed, page by page", async () => {
    const { id } = await begin();
    await db().execute(sql`
      insert into events (verb, actor_id, subject_id, at)
      select 'page-protected', ${expert.id}::bigint, ${id}::bigint, timestamptz '2001-01-01 00:00:00.000900Z' - n * interval '1 microsecond'
      from generate_series(1, 4) n`);
    const seen: number[] = [];
    for (let before: string | null = ""; before !== null; ) {
      const page: Awaited<ReturnType<typeof listChanges>> = await listChanges(db(), {
        productId: lamp,
        before: parseCursor(before),
        limit: 1,
      });
      seen.push(...page.changes.filter(({ verb }) => verb === "page-protected").map((change) => change.id));
      before = page.next;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });

  it("of one version are taken out of what others built on it", async () => {
    const page = await begin();
    await make.change(db(), expert, page, TEXT.replace("Alpha", "Wrong"));
    await make.change(
      db(),
      expert,
      await make.open(db(), page.id),
      TEXT.replace("Alpha", "Wrong").replace("Gamma", "Good"),
    );
    const begun = await beginEdit(db(), await make.open(db(), page.id), { restore: null, undo: 2, section: null });
    expect(begun.source).toBe(TEXT.replace("Gamma", "Good"));
    expect(begun.conflict).toBeNull();
  });

  it("of one version that somebody changed again ask what should stand there", async () => {
    const page = await begin();
    await make.change(db(), expert, page, TEXT.replace("Alpha", "Wrong"));
    await make.change(db(), expert, await make.open(db(), page.id), TEXT.replace("Alpha", "Less wrong"));
    const begun = await beginEdit(db(), await make.open(db(), page.id), { restore: null, undo: 2, section: null });
    if (!begun.conflict || begun.conflict.merge.clean) throw new Error("no conflict");
    expect(resolveMerge(begun.conflict.merge.parts, ["mine"])).toBe(TEXT);
  });

  it("of one section leave every other byte of the page alone", async () => {
    const source =
      "Intro.\n\n## One\n\nFirst.\n\n### Deep\n\nDeeper.\n\n```\n## no heading\n```\n\n## Two\n\nSecond.\n";
    const page = await begin(source);
    const begun = await beginEdit(db(), page, { restore: null, undo: null, section: 1 });
    expect(begun.source).toBe(source.slice(source.indexOf("## One"), source.indexOf("## Two")));
    expect(withSection(source, 1, "## One\n\nRewritten.")).toBe(
      "Intro.\n\n## One\n\nRewritten.\n\n## Two\n\nSecond.\n",
    );
    expect(withSection(source, 9, "x")).toBeNull();
  });

  it("are published at once by whom the protection says", async () => {
    const facts = async (actor: Actor) => loadMemberFacts(db(), { actor, productId: lamp });
    const people: Record<string, MemberFacts | null> = {
      guest: null,
      member: await facts(member),
      editor: await facts(editor),
      moderator: await facts(moderator),
      staff: await facts(expert),
    };
    const page = (protection: WikiPage["protection"]) =>
      factsOfPage({ state: "published", authorId: null, protection, productId: lamp });
    const allowed = (may: (name: MemberFacts | null) => boolean) =>
      Object.keys(people).filter((name) => may(people[name] ?? null));
    expect(allowed((who) => canPublishPage(who, page("open")).allowed)).toEqual([
      "member",
      "editor",
      "moderator",
      "staff",
    ]);
    expect(allowed((who) => canPublishPage(who, page("trusted")).allowed)).toEqual(["editor", "moderator", "staff"]);
    expect(allowed((who) => canPublishPage(who, page("staff")).allowed)).toEqual(["staff"]);
    for (const level of ["open", "trusted", "staff"] as const)
      expect(allowed((who) => canProposePage(who, page(level)).allowed)).toEqual([
        "member",
        "editor",
        "moderator",
        "staff",
      ]);
    expect(allowed((who) => canSetProtection(who, page("trusted")).allowed)).toEqual(["moderator", "staff"]);
    expect(allowed((who) => canSetProtection(who, page("trusted"), "staff").allowed)).toEqual(["staff"]);
    expect(allowed((who) => canSetProtection(who, page("staff"), "open").allowed)).toEqual(["staff"]);
    const held = factsOfPage({ state: "held", authorId: member.id, protection: "trusted", productId: lamp });
    expect(allowed((who) => canEditHeldPage(who, held).allowed)).toEqual(["member", "moderator"]);
  });

  it("follow a protection that was lowered or raised meanwhile", async () => {
    const page = await begin();
    expect((await setProtection(db(), { actor: moderator, page, protection: "open", ...FOR_GOOD })).kind).toBe("done");
    const open = await make.open(db(), page.id);
    expect((await make.change(db(), member, open, TEXT.replace("Beta", "Better"))).kind).toBe("published");
    expect(await setProtection(db(), { actor: moderator, page: open, protection: "staff", ...FOR_GOOD })).toEqual({
      kind: "forbidden",
      reason: "staff-only",
    });
    expect((await setProtection(db(), { actor: expert, page: open, protection: "staff", ...FOR_GOOD })).kind).toBe(
      "done",
    );
    const closed = await make.open(db(), page.id);
    expect((await make.change(db(), editor, closed, "Mine now.")).kind).toBe("proposed");
  });

  it("of a held page stay with its author and the moderators until it is let through; then it stands everywhere", async () => {
    const target = await begin();
    const held = await make.begin(db(), member, {
      title: "Held page",
      productId: lamp,
      body: `See [[${target.title}]].`,
    });
    for (const actor of [null, other, expert])
      expect(await loadPage(db(), { productId: lamp, slug: held.slug, actor })).toBeNull();
    for (const actor of [member, moderator])
      expect((await loadPage(db(), { productId: lamp, slug: held.slug, actor }))?.page.html).toContain("See");
    expect((await listPages(db(), lamp)).map(({ id }) => id)).not.toContain(held.id);
    expect(await listBacklinks(db(), { pageId: target.id, readable: [] })).toEqual([]);
    const changes = async () => (await listChanges(db(), { productId: lamp, before: null, limit: 100 })).changes;
    expect((await changes()).map(({ page }) => page.id)).not.toContain(held.id);
    expect((await make.change(db(), other, held, "Taken over.")).kind).toBe("forbidden");
    expect((await make.change(db(), member, held, `See [[${target.title}]] now.`)).kind).toBe("held");
    await db().transaction((tx) => goLive(tx, held.id));
    const shown = await make.open(db(), held.id);
    expect(shown).toMatchObject({ state: "published", slug: "held-page" });
    expect((await loadPage(db(), { productId: lamp, slug: "held-page", actor: null }))?.page.html).toContain("now");
    expect((await listBacklinks(db(), { pageId: target.id, readable: [] })).map(({ id }) => id)).toEqual([held.id]);
  });
});
