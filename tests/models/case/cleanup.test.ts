import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { env } from "~/env.server";
import { appealDecision } from "~/models/case/appeal.server";
import { type CleanUp, cleanUp } from "~/models/case/cleanup.server";
import { previewCleanup } from "~/models/case/cleanup-preview.server";
import { listCleanups, undoCleanup } from "~/models/case/cleanup-undo.server";
import { listRecord } from "~/models/case/decision-record.server";
import { verifyLog } from "~/models/case/log-check.server";
import { restrictMember } from "~/models/case/restriction.server";
import { countModerationYear } from "~/models/case/year.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { listNotifications } from "~/models/notification/notification.server";
import { tellWaitingEvents } from "~/models/notification/telling.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

const EVERYTHING = { days: null, domain: null };

describe("cleaning up after a member", () => {
  let database: TestDatabase;
  let spammer: Actor;
  let bystander: Actor;
  let moderator: Actor;
  let second: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    bystander = await make.person(db());
    moderator = await make.person(db(), "moderator");
    second = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    spammer = await make.person(db());
  });

  /** A question, an answer and a comment in view, and a question that is held. */
  const writeMuch = async () => {
    const theirs = await make.ask(db(), bystander);
    const ids = [
      await make.ask(db(), spammer, {
        body: "See https://shop.cheap-lamps.example/offer for lamps that never flicker.",
      }),
      await make.answer(db(), spammer, theirs),
      await make.comment(db(), spammer, theirs),
      await cases.heldQuestion(db(), spammer),
    ];
    return { theirs, ids };
  };
  const clean = (postIds: number[], more: Partial<CleanUp> = {}) =>
    cleanUp(db(), {
      actor: moderator,
      memberId: spammer.id,
      postIds,
      rule: "spam",
      note: "The same offer again and again.",
      restrict: { functionName: "post", days: 30 },
      key: crypto.randomUUID(),
      ...more,
    });
  const states = async (ids: number[]) => Promise.all(ids.map(async (id) => (await make.post(db(), id)).state));
  const undo = async (actor = second) => {
    const [last] = await listCleanups(db(), spammer.id);
    return undoCleanup(db(), { actor, memberId: spammer.id, cleanupId: last?.id ?? 0 });
  };

  it("takes down what was chosen, restricts, and tells the member once of the posts", async () => {
    const { theirs, ids } = await writeMuch();
    expect(await clean([...ids, theirs])).toMatchObject({ kind: "done", removed: 4, left: 1 });
    expect(await states(ids)).toEqual(["removed", "removed", "removed", "removed"]);
    expect(await states([theirs])).toEqual(["published"]);
    const { rows } = await listRecord(db(), { userId: spammer.id, before: null });
    expect(rows.map(({ outcome, rule }) => `${outcome} ${rule}`).sort()).toEqual([
      ...Array<string>(4).fill("remove spam"),
      "restrict spam",
    ]);
    await tellWaitingEvents(db(), env());
    const { items } = await listNotifications(db(), { userId: spammer.id, after: null });
    expect(items.map(({ what }) => what).sort()).toEqual(["removed", "restricted"]);
    expect((await loadMemberFacts(db(), { actor: spammer, productId: null })).restrictions).toHaveLength(1);
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("has happened once when the form is sent twice", async () => {
    const { ids } = await writeMuch();
    const key = crypto.randomUUID();
    const once = await clean(ids, { key });
    expect(once.kind).toBe("done");
    expect(await clean(ids, { key })).toMatchObject({
      kind: "unchanged",
      cleanupId: "cleanupId" in once && once.cleanupId,
    });
    expect(await listCleanups(db(), spammer.id)).toMatchObject([{ removed: 4, undoneAt: null }]);
  });

  it("comes back whole: what was held is held again, and nothing counts against the member", async () => {
    const { ids } = await writeMuch();
    await clean(ids);
    expect(await undo()).toMatchObject({ kind: "done", removed: 4 });
    const { outcomes } = await countModerationYear(db());
    expect(outcomes).toContainEqual({ outcome: "undo", count: 4 });
    expect(outcomes.some(({ outcome }) => outcome === "overturn")).toBe(false);
    expect(await states(ids)).toEqual(["published", "published", "published", "held"]);
    expect(await cases.caseOf(db(), ids[3] ?? 0)).toMatchObject({ state: "open" });
    expect((await loadMemberFacts(db(), { actor: spammer, productId: null })).restrictions).toEqual([]);
    const upheld = await database.sql`
      select 1 from decisions x where x.author_id = ${spammer.id} and x.outcome = 'remove'
        and not exists (select 1 from decisions y where y.appealed_id = x.id and y.outcome = 'overturn')`;
    expect(upheld).toHaveLength(0);
    expect((await undo()).kind).toBe("unchanged");
    expect((await verifyLog(db())).kind).toBe("intact");
    expect((await clean(ids)).kind).toBe("done");
    expect(await states(ids)).toEqual(["removed", "removed", "removed", "removed"]);
  });

  it("leaves what was decided or contested since", async () => {
    const { ids } = await writeMuch();
    await clean(ids);
    const [contested] =
      await database.sql`select decision_id as id from cleanup_posts where document_id = ${ids[0] ?? 0}`;
    const appeal = { actor: spammer, decisionId: Number(contested?.id), because: "It is a question." };
    expect((await appealDecision(db(), appeal)).kind).toBe("appealed");
    expect(await undo(moderator)).toMatchObject({ kind: "done", removed: 3 });
    expect(await states(ids)).toEqual(["removed", "published", "published", "held"]);
  });

  it("leaves what waited for a person waiting: a post hidden by flags, a change beside a live text", async () => {
    const { ids } = await writeMuch();
    const [hidden = 0, changed = 0] = ids;
    await make.hold(db(), hidden);
    await db().execute(sql`
      with added as (insert into revisions (document_id, number, author_id, blob) select document_id, number + 1, author_id, blob
        from revisions where document_id = ${changed}::bigint order by number desc limit 1 returning id)
      update documents set latest_revision_id = added.id from added where documents.id = ${changed}::bigint`);
    await clean(ids);
    await undo();
    expect(await states([hidden, changed])).toEqual(["held", "published"]);
    expect(await cases.caseOf(db(), hidden)).toMatchObject({ state: "open" });
    expect(await cases.caseOf(db(), changed)).toMatchObject({ state: "open" });
  });

  it("answers an appeal that waits, when somebody else undoes it", async () => {
    const { ids } = await writeMuch();
    await clean(ids);
    const [contested] =
      await database.sql`select decision_id as id from cleanup_posts where document_id = ${ids[0] ?? 0}`;
    await appealDecision(db(), { actor: spammer, decisionId: Number(contested?.id), because: "It is a question." });
    expect(await undo(second)).toMatchObject({ kind: "done", removed: 4 });
    expect(await cases.caseOf(db(), ids[0] ?? 0)).toMatchObject({ state: "decided" });
    await tellWaitingEvents(db(), env());
    const { items } = await listNotifications(db(), { userId: spammer.id, after: null });
    expect(items.map(({ kind, what }) => `${kind} ${what}`)).toContain("appeal overturned");
  });

  it("undone brings back the longer restriction it had replaced, and says what was undone", async () => {
    const { ids } = await writeMuch();
    const admin = await make.person(db(), "admin");
    const longer = { actor: admin, memberId: spammer.id, functionName: "post" as const, days: 90, reason: "Again." };
    expect((await restrictMember(db(), longer)).kind).toBe("done");
    const inForce = async () => (await loadMemberFacts(db(), { actor: spammer, productId: null })).restrictions;
    const before = await inForce();
    await clean(ids);
    const [line] = await listCleanups(db(), spammer.id);
    expect(line).toMatchObject({ removed: 4, restored: 0, functionName: "post", isRestricted: true, undoneAt: null });
    expect(await inForce()).not.toEqual(before);
    await undo();
    expect(await inForce()).toEqual(before);
    const [undone] = await listCleanups(db(), spammer.id);
    expect(undone).toMatchObject({ restored: 4, isRestricted: false });
  });

  it("undone by somebody else answers the appeal against its restriction", async () => {
    const { ids } = await writeMuch();
    await clean(ids);
    const [imposed] = await database.sql`
      select decision_id as id from restrictions where user_id = ${spammer.id} and lifted_at is null`;
    const appeal = { actor: spammer, decisionId: Number(imposed?.id), because: "It was not me." };
    expect((await appealDecision(db(), appeal)).kind).toBe("appealed");
    await undo(second);
    const [kept] = await database.sql`select state from cases where user_id = ${spammer.id}`;
    expect(kept?.state).toBe("decided");
    await tellWaitingEvents(db(), env());
    const { items } = await listNotifications(db(), { userId: spammer.id, after: null });
    expect(items.map(({ kind, what }) => `${kind} ${what}`)).toContain("appeal overturned");
  });

  it("needs a rule or words, an office, and a member below it", async () => {
    const { ids } = await writeMuch();
    expect((await clean(ids, { rule: null, note: "" })).kind).toBe("reason-needed");
    expect((await clean(ids, { actor: bystander })).kind).toBe("forbidden");
    expect((await clean(ids, { memberId: second.id })).kind).toBe("forbidden");
    expect((await clean(ids, { restrict: { functionName: "all", days: null } })).kind).toBe("forbidden");
    expect(await states(ids)).toEqual(["published", "published", "published", "held"]);
  });

  it("shows beforehand what leads to a domain, and which answers of others go with a question", async () => {
    const { ids } = await writeMuch();
    await make.answer(db(), bystander, ids[0] ?? 0);
    const all = await previewCleanup(db(), { memberId: spammer.id, filter: EVERYTHING });
    expect(all.posts.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(all.posts.find(({ id }) => id === ids[0])).toMatchObject({ othersBelow: 1, kind: "question" });
    const filter = { days: 1, domain: "cheap-lamps.example" };
    const narrowed = await previewCleanup(db(), { memberId: spammer.id, filter });
    expect(narrowed.posts.map(({ id }) => id)).toEqual([ids[0]]);
    await db().execute(
      sql`update documents set created_at = now() - interval '2 days' where id = ${ids[0] ?? 0}::bigint`,
    );
    expect((await previewCleanup(db(), { memberId: spammer.id, filter })).posts).toEqual([]);
  });
});
