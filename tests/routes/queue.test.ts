import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { Role } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { carryOutDue } from "~/models/case/carry-out.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { hashPassword } from "~/models/member/password-hash.server";
import * as login from "~/routes/login";
import * as proposal from "~/routes/proposals.$id";
import * as queue from "~/routes/queue._index";
import * as casePage from "~/routes/queue.$id";
import * as claim from "~/routes/queue.$id_.claim";
import * as now from "~/routes/queue.$id_.count";
import * as handover from "~/routes/queue.$id_.handover";
import * as bulk from "~/routes/queue.bulk";
import * as undo from "~/routes/queue.undo";
import * as cases from "../models/case/case-community";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

const PASSWORD = "seven quiet herons";

describe("the queue in the browser", () => {
  let database: TestDatabase;
  const visitors = {} as Record<Role, Visitor>;
  const actors = {} as Record<Role, Awaited<ReturnType<typeof make.person>>>;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await seedEmpty(db());
    const passwordHash = await hashPassword(PASSWORD);
    for (const [at, role] of (["member", "moderator", "staff", "admin"] as const).entries()) {
      actors[role] = await make.person(db(), role);
      await database.sql`update users set password_hash = ${passwordHash} where id = ${actors[role].id}`;
      visitors[role] = new Visitor(db(), `192.0.2.${at + 10}`);
      await visitors[role].post(login, "/login", { login: actors[role].name, password: PASSWORD });
    }
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.sql`delete from verdicts`;
    await database.sql`update cases set state = 'decided'`;
  });

  const held = async () => {
    const documentId = await cases.heldQuestion(db(), await make.person(db()));
    const { id, version } = await cases.caseOf(db(), documentId);
    return { documentId, id, version, path: `/queue/${id}`, params: { id: `${id}` } };
  };
  const publish = (version: number) => ({ outcome: "publish", version: `${version}` });

  it("opens the next case after a verdict, with a way to take it back that opens the case again", async () => {
    const [one, next] = [await held(), await held()];
    const decided = await visitors.moderator.post(casePage, one.path, publish(one.version), one.params);
    expect(decided).toMatchObject({ status: 303, location: next.path });
    const page = await visitors.moderator.get(casePage, next.path, next.params);
    const [verdict] = page.data.verdicts as { batch: string; caseId: number }[];
    expect(verdict?.caseId).toBe(one.id);
    const other = await visitors.admin.get(casePage, one.path, one.params);
    expect(other.data).toMatchObject({
      view: { verdict: { outcome: "publish", byName: actors.moderator.displayName } },
    });
    const form = { do: "undo", batch: verdict?.batch ?? "" };
    expect((await visitors.admin.post(undo, "/queue/undo", form)).notice).toBe("queue:notice.too-late");
    expect(await visitors.moderator.post(undo, "/queue/undo", form)).toMatchObject({
      location: one.path,
      notice: "queue:notice.taken-back",
    });
    expect((await visitors.moderator.post(undo, "/queue/undo", form)).notice).toBe("queue:notice.too-late");
    await visitors.moderator.post(casePage, one.path, publish(one.version), one.params);
    const [refused] = await database.sql<{ batch: string }[]>`update verdicts set refusal = 'stale' returning batch`;
    const sent = { ...form, batch: refused?.batch ?? "" };
    expect((await visitors.moderator.post(undo, "/queue/undo", sent)).notice).toBe("queue:notice.not-carried-out");
    await visitors.moderator.post(casePage, one.path, publish(one.version), one.params);
    const [noted] = await database.sql<{ batch: string }[]>`update verdicts set due_at = due_at returning batch`;
    const many = { ...form, batch: noted?.batch ?? "", count: "2" };
    expect(await visitors.moderator.post(undo, "/queue/undo", many)).toMatchObject({
      location: "/queue",
      notice: "queue:notice.taken-back-some",
    });
    await visitors.moderator.post(casePage, one.path, publish(one.version), one.params);
    await database.sql`update verdicts set due_at = now()`;
    await carryOutDue(db());
    expect((await visitors.moderator.get(queue, "/queue")).data.verdicts).toEqual([]);
    expect((await visitors.moderator.post(undo, "/queue/undo", form)).notice).toBe("queue:notice.too-late");
  });

  it("tells a page that stays open who is at the case by now, and to nobody without the office", async () => {
    const one = await held();
    const address = `${one.path}/count?version=${one.version}`;
    expect((await visitors.member.get(now, address, one.params)).status).toBe(403);
    expect((await visitors.admin.get(now, address, one.params)).data).toMatchObject({ words: "" });
    await visitors.moderator.post(claim, `${one.path}/claim`, { do: "take" }, one.params);
    const words = async (visitor: Visitor) => String((await visitor.get(now, address, one.params)).data.words);
    expect(await words(visitors.admin)).toContain(actors.moderator.displayName);
    expect(await words(visitors.moderator)).toBe("");
    await visitors.moderator.post(casePage, one.path, publish(one.version), one.params);
    expect(await words(visitors.admin)).toContain("published");
    await database.sql`update verdicts set due_at = now()`;
    await carryOutDue(db());
    expect(await words(visitors.admin)).toContain("decided while the page was open");
    await database.sql`update cases set state = 'open', version = version + 1 where id = ${one.id}`;
    expect(await words(visitors.admin)).toContain("added to this case");
  });

  it("skips to the next case, and hands one on with a word that the list shows", async () => {
    const [one, next] = [await held(), await held()];
    const skip = await visitors.moderator.post(claim, `${one.path}/claim`, { do: "skip" }, one.params);
    expect(skip).toMatchObject({ location: next.path, notice: "queue:notice.skipped" });
    const form = { to: "", word: "Is this their own shop?" };
    const handed = await visitors.moderator.post(handover, `${next.path}/handover`, form, next.params);
    expect(handed).toMatchObject({ location: "/queue", notice: "queue:notice.handed" });
    const list = await visitors.admin.get(queue, "/queue?kind=handed");
    expect(list.data.rows).toMatchObject([{ id: next.id, handover: { note: "Is this their own shop?", toId: null } }]);
    const toMember = { to: `${actors.member.id}`, word: "Look" };
    const wrong = await visitors.moderator.post(handover, `${one.path}/handover`, toMember, one.params);
    expect(wrong).toMatchObject({ status: 400, data: { errors: { to: { code: "nobody" } } } });
    expect((await visitors.member.post(handover, `${one.path}/handover`, form, one.params)).status).toBe(403);
  });

  it("shows what happens to each of several, does it, and leaves out who has no such office", async () => {
    const [one, two] = [await held(), await held()];
    const address = `/queue/bulk?outcome=remove&case=${one.id}&case=${two.id}&case=1e3&case=nothing`;
    expect((await visitors.staff.get(bulk, address)).status).toBe(403);
    const preview = await visitors.moderator.get(bulk, address);
    expect(preview.data.lines).toMatchObject([
      { caseId: one.id, act: "remove" },
      { caseId: two.id, act: "remove" },
    ]);
    const form = { outcome: "remove", seen: `${one.id}-${one.version}`, rule: "", note: "", key: crypto.randomUUID() };
    const wordless = await visitors.moderator.post(bulk, address, form);
    expect(wordless).toMatchObject({ status: 400, data: { errors: { note: { code: "reason-needed" } } } });
    const done = await visitors.moderator.post(bulk, address, { ...form, rule: "found" });
    expect(done).toMatchObject({ status: 303, location: "/queue", notice: null });
    const again = await visitors.admin.post(bulk, address, { ...form, rule: "found", key: crypto.randomUUID() });
    expect(again.notice).toBe("queue:notice.some-gone");
    expect((await visitors.moderator.post(bulk, address, { ...form, rule: "found" })).notice).toBe(
      "queue:notice.some-gone",
    );
    expect((await visitors.moderator.get(queue, "/queue?all=1")).data).toMatchObject({ isAll: true });
  });

  it("offers no form for a suggestion that would be refused: while an appeal waits, its first decider reviews nothing there", async () => {
    const [asker, helper] = [await make.person(db()), await make.person(db())];
    const id = await make.ask(db(), asker);
    const post = await make.post(db(), id);
    const suggested = await proposeRevision(db(), {
      actor: helper,
      post,
      title: post.questionTitle,
      body: "It is a question about the lamp, and says since when it flickers, and how often.",
      tags: [],
      summary: "",
      isMinor: false,
      base: post.latestRevisionId,
      key: crypto.randomUUID(),
    });
    if (suggested.kind !== "proposed") throw new Error(suggested.kind);
    const moved = await cases.decide(db(), actors.moderator, id, {
      outcome: "move",
      rule: "advertising",
      note: "An offer.",
    });
    if (moved.kind !== "decided" || moved.decisionId === null) throw new Error(moved.kind);
    await appealDecision(db(), { actor: asker, decisionId: moved.decisionId, because: "It asks." });
    const path = `/proposals/${suggested.proposalId}`;
    const params = { id: `${suggested.proposalId}` };
    expect((await visitors.moderator.get(proposal, path, params)).data.rights).toMatchObject({ review: false });
    expect((await visitors.admin.get(proposal, path, params)).data.rights).toMatchObject({ review: true });
  });
});
