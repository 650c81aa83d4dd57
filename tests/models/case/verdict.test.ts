// What moderators press: ten seconds to take it back, carried out once, never over what changed meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { decideBulk, previewBulk } from "~/models/case/bulk.server";
import { carryOutDue } from "~/models/case/carry-out.server";
import { claimCase, releaseCase } from "~/models/case/claim.server";
import { decideCase } from "~/models/case/decision.server";
import { flagDocument } from "~/models/case/flag.server";
import { findHandover, handOver, skipCase } from "~/models/case/handover.server";
import { judgeFinding } from "~/models/case/judgement.server";
import { verifyLog } from "~/models/case/log-check.server";
import { listCases } from "~/models/case/queue.server";
import { findNextCase, openQueue } from "~/models/case/queue-access.server";
import { countQueue } from "~/models/case/queue-order.server";
import {
  deleteOldRefusals,
  forgetRefused,
  listOwnVerdicts,
  noteVerdict,
  takeBackVerdicts,
} from "~/models/case/verdict.server";
import { type Community, loadCommunity } from "~/models/community/community.server";
import { gatherExamples } from "~/models/filter/examples.server";
import { countRuleUse } from "~/models/rule/use.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as wiki from "../wiki/page-community";
import * as cases from "./case-community";

describe("verdicts", () => {
  let database: TestDatabase;
  let community: Community;
  let asker: Actor;
  let first: Actor;
  let second: Actor;
  let admin: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    community = await loadCommunity(db());
    asker = await make.person(db());
    first = await make.person(db(), "moderator");
    second = await make.person(db(), "moderator");
    admin = await make.person(db(), "admin");
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.sql`delete from verdicts`;
    await database.sql`delete from handovers`;
    await database.sql`delete from case_skips`;
    await database.sql`update cases set claimed_by = null, claimed_until = null, state = 'open' where state = 'claimed'`;
  });

  const held = async () => {
    // Somebody else each time: the same text of one author again and again is refused.
    const author = await make.person(db());
    const documentId = await cases.heldQuestion(db(), author);
    return { author, documentId, ...(await cases.caseOf(db(), documentId)) };
  };
  const verdict = (actor: Actor, { id, version }: { id: number; version: number }, outcome: "publish" | "remove") => ({
    actor,
    caseId: id,
    version,
    outcome,
    rule: outcome === "remove" ? ("advertising" as const) : null,
    passage: null,
    note: "",
  });
  const isDue = () => database.sql`update verdicts set due_at = now() where refusal is null`;
  const stateOf = async (documentId: number) => {
    const [row] = await database.sql<{ state: string }[]>`select state from documents where id = ${documentId}`;
    return row?.state;
  };
  const eventsOf = async (documentId: number) => {
    const rows = await database.sql<{ verb: string }[]>`
      select verb from events where subject_id = ${documentId} and verb in ('published', 'decided') order by id`;
    return rows.map(({ verb }) => verb);
  };
  const officer = (actor: Actor) => ({ actor, community });
  const reader = (actor: Actor) => openQueue(db(), officer(actor));

  it("change nothing and tell nobody until ten seconds are over, and are then carried out once", async () => {
    const one = await held();
    expect((await noteVerdict(db(), verdict(first, one, "publish"))).kind).toBe("decided");
    expect(await carryOutDue(db())).toBe(0);
    expect(await stateOf(one.documentId)).toBe("held");
    expect(await eventsOf(one.documentId)).toEqual([]);
    await isDue();
    const both = await Promise.all([carryOutDue(db()), carryOutDue(db())]);
    expect(both.reduce((sum, count) => sum + count)).toBe(1);
    expect(await stateOf(one.documentId)).toBe("published");
    expect(await eventsOf(one.documentId)).toEqual(["published", "decided"]);
    const [count] = await database.sql`select count(*)::int as n from decisions where case_id = ${one.id}`;
    expect(count?.n).toBe(1);
    expect(await carryOutDue(db())).toBe(0);
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("leave a job behind that comes when they are due, in the same transaction", async () => {
    const one = await held();
    await database.sql`delete from jobs where name = 'carry-out'`;
    await noteVerdict(db(), verdict(first, one, "publish"));
    const [job] = await database.sql`
      select j.due_at >= v.due_at - interval '1 second' as "isInTime" from jobs j, verdicts v where j.name = 'carry-out' and v.case_id = ${one.id}`;
    expect(job?.isInTime).toBe(true);
  });

  it("are taken back without a trace, and the case waits for its decider again", async () => {
    const one = await held();
    await noteVerdict(db(), verdict(first, one, "remove"));
    const [own] = await listOwnVerdicts(db(), first.id);
    expect(own).toMatchObject({ outcome: "remove", count: 1, caseId: one.id, refusal: null });
    expect(await takeBackVerdicts(db(), { actorId: second.id, batch: own?.batch ?? "" })).toEqual([]);
    expect(await takeBackVerdicts(db(), { actorId: first.id, batch: own?.batch ?? "" })).toEqual([one.id]);
    expect(await takeBackVerdicts(db(), { actorId: first.id, batch: own?.batch ?? "" })).toEqual([]);
    await isDue();
    expect(await carryOutDue(db())).toBe(0);
    expect(await stateOf(one.documentId)).toBe("held");
    expect(await cases.caseOf(db(), one.documentId)).toMatchObject({ version: one.version, state: "claimed" });
    expect((await noteVerdict(db(), verdict(first, one, "publish"))).kind).toBe("decided");
  });

  it("of two moderators are one, and the other reads whose; the same press twice is one press", async () => {
    const one = await held();
    const outcomes = await Promise.all([
      noteVerdict(db(), verdict(first, one, "publish")),
      noteVerdict(db(), verdict(second, one, "remove")),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["decided", "stale"]);
    const winner = outcomes[0]?.kind === "decided" ? first : second;
    const loser = winner === first ? second : first;
    const outcome = winner === first ? "publish" : "remove";
    expect((await noteVerdict(db(), verdict(winner, one, outcome))).kind).toBe("decided");
    expect(await noteVerdict(db(), verdict(loser, one, outcome))).toMatchObject({
      kind: "stale",
      latest: { outcome, byName: winner.displayName },
    });
    const [count] = await database.sql`select count(*)::int as n from verdicts where case_id = ${one.id}`;
    expect(count?.n).toBe(1);
  });

  it("leave the queue, its counts and the next case at once, and nobody can take the case", async () => {
    const one = await held();
    const before = (await countQueue(db(), await reader(second))).all ?? 0;
    await noteVerdict(db(), verdict(first, one, "publish"));
    const { rows } = await listCases(db(), { reader: await reader(second), kind: null, after: null });
    expect(rows.map(({ id }) => id)).not.toContain(one.id);
    expect((await countQueue(db(), await reader(second))).all).toBe(before - 1);
    expect((await claimCase(db(), { caseId: one.id, actorId: second.id })).kind).toBe("taken");
    await releaseCase(db(), { caseId: one.id, actorId: first.id });
    expect((await claimCase(db(), { caseId: one.id, actorId: second.id })).kind).toBe("taken");
  });

  it("are not carried out over what changed meanwhile; the decider reads it, and the case waits again", async () => {
    const one = await held();
    await noteVerdict(db(), verdict(first, one, "publish"));
    await make.edit(db(), one.author, one.documentId, {
      body: "Buy now at https://dimmers.example, 30 % off, order today!",
    });
    await isDue();
    expect(await carryOutDue(db())).toBe(0);
    expect(await stateOf(one.documentId)).toBe("held");
    const [own] = await listOwnVerdicts(db(), first.id);
    expect(own).toMatchObject({ caseId: one.id, refusal: "stale" });
    const { rows } = await listCases(db(), { reader: await reader(second), kind: null, after: null });
    expect(rows.map(({ id }) => id)).toContain(one.id);
    expect((await claimCase(db(), { caseId: one.id, actorId: second.id })).kind).toBe("mine");
    await forgetRefused(db(), { actorId: first.id, batch: own?.batch ?? "" });
    expect(await listOwnVerdicts(db(), first.id)).toEqual([]);
  });

  /** A live question, and a change of it that the rules hold. */
  const editHeld = async () => {
    const author = await make.person(db());
    const documentId = await make.ask(db(), author);
    const { publishedRevisionId } = await make.post(db(), documentId);
    const change = (body: string) => make.edit(db(), author, documentId, { body, base: publishedRevisionId ?? 0 });
    expect((await change("Buy now at https://dimmers.example, 30 % off with code DIM30, order today!")).kind).toBe(
      "held",
    );
    return { documentId, change, ...(await cases.caseOf(db(), documentId)) };
  };
  const flagged = async (documentId: number, actor = second) => {
    const flag = { actor, documentId, rule: "respect" as const, passage: "", key: crypto.randomUUID() };
    expect((await flagDocument(db(), flag)).kind).toBe("flagged");
    return cases.caseOf(db(), documentId);
  };

  it("about a change that waits beside a live text are none about the text that replaced it", async () => {
    const one = await editHeld();
    const returned = { ...verdict(first, one, "publish"), outcome: "return" as const, note: "No shops, please." };
    await noteVerdict(db(), returned);
    expect((await one.change("Which dimmer hums least with this lamp, by your experience?")).kind).toBe("published");
    await isDue();
    expect(await carryOutDue(db())).toBe(0);
    expect(await stateOf(one.documentId)).toBe("published");
    expect(await listOwnVerdicts(db(), first.id)).toMatchObject([{ refusal: "stale", isWaiting: false }]);
    expect((await cases.caseOf(db(), one.documentId)).state).toBe("decided");
    expect((await noteVerdict(db(), returned)).kind).toBe("stale");
  });

  it("never take a whole text out of view for a finding about a change that was replaced", async () => {
    const one = await editHeld();
    // As older versions left it: the change is replaced, and what was found in it waits still.
    await database.sql`update documents set latest_revision_id = published_revision_id where id = ${one.documentId}`;
    const decided = await cases.decide(db(), first, one.documentId, { outcome: "return", note: "No shops, please." });
    expect(decided.kind).toBe("stale");
    expect(await stateOf(one.documentId)).toBe("published");
  });

  it("about a flagged text are none about the text that its author mended meanwhile", async () => {
    const author = await make.person(db());
    const documentId = await make.ask(db(), author);
    const one = await flagged(documentId);
    const seen = verdict(first, one, "remove");
    await noteVerdict(db(), seen);
    await make.edit(db(), author, documentId, { body: "Which lamp is easiest to mend, in your opinion, and why?" });
    await isDue();
    expect(await carryOutDue(db())).toBe(0);
    expect(await stateOf(documentId)).toBe("published");
    expect(await listOwnVerdicts(db(), first.id)).toMatchObject([{ refusal: "stale", isWaiting: true }]);
    expect((await noteVerdict(db(), seen)).kind, "as the page of before shows it").toBe("stale");
  });

  it("look at the text itself, also where the case does not say that it changed", async () => {
    const author = await make.person(db());
    const documentId = await make.ask(db(), author);
    const one = await flagged(documentId);
    await noteVerdict(db(), verdict(first, one, "remove"));
    await make.edit(db(), author, documentId, { body: "Which lamp lasts longest outdoors, and what does it need?" });
    await database.sql`update cases set version = ${one.version} where id = ${one.id}`;
    await isDue();
    expect(await carryOutDue(db())).toBe(0);
    expect(await stateOf(documentId)).toBe("published");
  });

  it("keep nothing of what was said once they are refused, and are dropped unread after a month", async () => {
    const one = await held();
    await noteVerdict(db(), { ...verdict(first, one, "remove"), passage: "Buy now", note: "This is a shop." });
    await make.edit(db(), one.author, one.documentId, { body: "Buy it at https://dimmers.example, 10 % off today!" });
    await isDue();
    await carryOutDue(db());
    const kept = async () => (await database.sql`select decision from verdicts`).map(({ decision }) => decision);
    expect(await kept()).toEqual([{ outcome: "remove" }]);
    await database.sql`update verdicts set decision = decision || '{"note": "Kept by an older version"}'`;
    await deleteOldRefusals(db());
    expect(await kept()).toEqual([{ outcome: "remove" }]);
    await database.sql`update verdicts set due_at = now() - interval '31 days'`;
    await deleteOldRefusals(db());
    expect(await kept()).toEqual([]);
  });

  it("of one press begin together: none is carried out while another can be taken back", async () => {
    const [one, two] = [await held(), await held()];
    const batch = crypto.randomUUID();
    for (const each of [one, two]) await noteVerdict(db(), verdict(first, each, "publish"), batch);
    await database.sql`update verdicts set due_at = now() where case_id = ${one.id}`;
    expect(await carryOutDue(db())).toBe(0);
    expect(await takeBackVerdicts(db(), { actorId: first.id, batch })).toEqual([one.id, two.id]);
  });

  it("end a handover whatever settles the case", async () => {
    const one = await editHeld();
    await handOver(db(), { caseId: one.id, actorId: first.id, toId: null, note: "Is this their own shop?" });
    await one.change("Which dimmer needs no earth wire, and which one does?");
    expect(await findHandover(db(), one.id)).toBeNull();
  });

  it("of somebody who lost the office meanwhile decide nothing", async () => {
    const one = await held();
    const former = await make.person(db(), "moderator");
    await noteVerdict(db(), verdict(former, one, "publish"));
    await database.sql`update users set role = 'member' where id = ${former.id}`;
    await isDue();
    await carryOutDue(db());
    expect(await stateOf(one.documentId)).toBe("held");
    expect(await listOwnVerdicts(db(), former.id)).toMatchObject([{ refusal: "forbidden" }]);
  });

  it("do not wait for the one before them that fails", async () => {
    const [broken, whole] = [await held(), await held()];
    await noteVerdict(db(), verdict(first, broken, "publish"));
    await noteVerdict(db(), verdict(first, whole, "publish"));
    await database.sql`update verdicts set decision = jsonb_set(decision, '{rule}', '"no-such-rule-has-a-version-that-fits-in-here"')
      where case_id = ${broken.id}`;
    await database.sql`alter table decisions add constraint broken_for_a_test check (rule is null or length(rule) < 30)`;
    await isDue();
    await expect(carryOutDue(db())).rejects.toThrow();
    expect(await stateOf(whole.documentId)).toBe("published");
    expect(await stateOf(broken.documentId)).toBe("held");
    expect(await listOwnVerdicts(db(), first.id)).toMatchObject([{ refusal: null }]);
    await database.sql`update verdicts set due_at = now() - interval '6 minutes'`;
    await expect(carryOutDue(db())).rejects.toThrow();
    expect(await listOwnVerdicts(db(), first.id)).toMatchObject([{ refusal: "failed", isWaiting: true }]);
    expect((await claimCase(db(), { caseId: broken.id, actorId: second.id })).kind).toBe("mine");
    expect(await carryOutDue(db())).toBe(0);
    await database.sql`alter table decisions drop constraint broken_for_a_test`;
  });

  it("give way to a skip: the case is not the next one for who skipped it, and is for everybody else", async () => {
    await database.sql`update cases set state = 'decided'`;
    const one = await held();
    expect(await findNextCase(db(), officer(first), 0)).toBe(one.id);
    await claimCase(db(), { caseId: one.id, actorId: first.id });
    await skipCase(db(), { caseId: one.id, actorId: first.id });
    expect(await findNextCase(db(), officer(first), 0)).toBeNull();
    expect(await findNextCase(db(), officer(second), 0)).toBe(one.id);
    await database.sql`update case_skips set until = now() - interval '1 second'`;
    expect(await findNextCase(db(), officer(first), 0)).toBe(one.id);
  });

  it("can be left to somebody else with a word, who is offered the case first", async () => {
    await database.sql`update cases set state = 'decided'`;
    const [older, one] = [await held(), await held()];
    const hand = (actor: Actor, toId: number | null) =>
      handOver(db(), { caseId: one.id, actorId: actor.id, toId, note: "Is this their own shop?" });
    expect((await hand(first, first.id)).kind).toBe("nobody");
    expect((await hand(first, asker.id)).kind).toBe("nobody");
    expect((await hand(first, null)).kind).toBe("done");
    expect(await findNextCase(db(), officer(admin), 0)).toBe(one.id);
    expect(await findNextCase(db(), officer(second), 0)).toBe(older.id);
    expect(await findNextCase(db(), officer(first), older.id)).toBeNull();
    expect((await hand(admin, second.id)).kind).toBe("done");
    expect(await findNextCase(db(), officer(second), 0)).toBe(one.id);
    expect(await findHandover(db(), one.id)).toMatchObject({ byName: admin.displayName, toName: second.displayName });
    const { rows } = await listCases(db(), { reader: await reader(first), kind: "handed", after: null });
    expect(rows).toMatchObject([
      { id: one.id, handover: { note: "Is this their own shop?", toName: second.displayName } },
    ]);
    expect((await countQueue(db(), await reader(first))).handed).toBe(1);
    await noteVerdict(db(), verdict(second, one, "publish"));
    await isDue();
    await carryOutDue(db());
    expect(await findHandover(db(), one.id)).toBeNull();
  });

  it("wait for everybody again where nobody is left whom the case was handed to, after all others", async () => {
    await database.sql`update cases set state = 'decided'`;
    const [one, later] = [await held(), await held()];
    const leaving = await make.person(db(), "moderator");
    const hand = (actor: Actor, toId: number | null) =>
      handOver(db(), { caseId: one.id, actorId: actor.id, toId, note: "Is this their own shop?" });
    const others = async () => [
      await findNextCase(db(), officer(second), 0),
      await findNextCase(db(), officer(second), later.id),
    ];
    await hand(first, leaving.id);
    expect(await others()).toEqual([later.id, null]);
    await database.sql`update users set role = 'member' where id = ${leaving.id}`;
    expect(await others()).toEqual([later.id, one.id]);
    await database.sql`update users set role = 'moderator', deleted_at = now() where id = ${leaving.id}`;
    expect(await others()).toEqual([later.id, one.id]);
    await hand(first, null);
    expect(await others()).toEqual([later.id, null]);
    await hand(admin, null);
    expect(await others()).toEqual([later.id, one.id]);
    expect(await findNextCase(db(), officer(admin), later.id)).toBe(one.id);
  });

  it("are asked of nobody who may not decide: about their own text, or over what they decided first", async () => {
    await database.sql`update cases set state = 'decided'`;
    const own = await held();
    await database.sql`update documents set author_id = ${first.id} where id = ${own.documentId}`;
    expect(await findNextCase(db(), officer(first), 0)).toBeNull();
    expect(await findNextCase(db(), officer(second), 0)).toBe(own.id);
    await database.sql`update cases set state = 'decided'`;
    const one = await held();
    const removed = await cases.decide(db(), first, one.documentId, { outcome: "remove", rule: "spam" });
    if (removed.kind !== "decided" || removed.decisionId === null) throw new Error(removed.kind);
    await appealDecision(db(), {
      actor: one.author,
      decisionId: removed.decisionId,
      because: "It is no shop of mine.",
    });
    expect(await findNextCase(db(), officer(first), 0)).toBeNull();
    expect(await findNextCase(db(), officer(second), 0)).toBe(one.id);
  });

  it("about several cases say first what happens to each, and are taken back as a whole", async () => {
    await database.sql`update cases set state = 'decided'`;
    const [one, two, taken] = [await held(), await held(), await held()];
    const flagged = await make.ask(db(), asker);
    await flagDocument(db(), {
      actor: second,
      documentId: flagged,
      rule: "respect",
      passage: "",
      key: crypto.randomUUID(),
    });
    const pointed = await cases.caseOf(db(), flagged);
    await claimCase(db(), { caseId: taken.id, actorId: second.id });
    const own = await cases.heldQuestion(db(), await make.person(db()));
    await database.sql`update documents set author_id = ${first.id} where id = ${own}`;
    const mine = await cases.caseOf(db(), own);
    const caseIds = [one.id, two.id, taken.id, mine.id, pointed.id, 999_999];
    const about = { actor: first, reader: await reader(first), caseIds };
    const acts = async (outcome: "publish" | "return" | "remove") =>
      (await previewBulk(db(), { ...about, outcome })).map(({ act, refusal }) => act ?? refusal);
    expect(await acts("remove")).toEqual(["remove", "remove", "claimed", "own-case", "remove", "gone"]);
    expect(await acts("publish")).toEqual(["publish", "publish", "claimed", "own-case", "dismiss", "gone"]);
    const bulk = {
      ...about,
      outcome: "remove" as const,
      cases: [one, two, taken, mine].map(({ id, version }) => ({ caseId: id, version })),
      note: "",
      batch: crypto.randomUUID(),
    };
    expect(await decideBulk(db(), { ...bulk, rule: null })).toEqual({ kind: "reason-needed" });
    expect(await decideBulk(db(), { ...bulk, rule: "found" })).toEqual({ kind: "done", decided: 2, left: 2, gone: 0 });
    const noted = await database.sql`select decision ->> 'rule' as rule from verdicts`;
    expect(noted.map(({ rule }) => rule)).toEqual(["advertising", "advertising"]);
    expect(await listOwnVerdicts(db(), first.id)).toMatchObject([{ count: 2, batch: bulk.batch }]);
    expect(await takeBackVerdicts(db(), { actorId: first.id, batch: bulk.batch })).toEqual([one.id, two.id]);
    expect(await decideBulk(db(), { ...bulk, rule: "found" })).toMatchObject({ decided: 2 });
    expect(await decideBulk(db(), { ...bulk, rule: "found" })).toMatchObject({ decided: 0, left: 2, gone: 2 });
    await isDue();
    expect(await carryOutDue(db())).toBe(2);
    expect([await stateOf(one.documentId), await stateOf(taken.documentId)]).toEqual(["removed", "held"]);
  });

  it("about several cases send no live page of the wiki back as a whole", async () => {
    const page = await wiki.begin(db(), await make.person(db(), "staff"), {
      title: "Lamp oil",
      body: "Lamps need oil.",
    });
    const one = await flagged(page.id);
    const about = { actor: first, reader: await reader(first), caseIds: [one.id] };
    const [line] = await previewBulk(db(), { ...about, outcome: "return" });
    expect(line).toMatchObject({ act: null, refusal: "unfit" });
    const sent = { ...verdict(first, one, "remove"), outcome: "return" as const };
    expect((await noteVerdict(db(), sent)).kind).toBe("stale");
    expect((await decideCase(db(), sent)).kind).toBe("stale");
    expect(await stateOf(page.id)).toBe("published");
    expect((await previewBulk(db(), { ...about, outcome: "remove" }))[0]?.act).toBe("remove");
  });

  it("say of a detector what the moderator said of it; without a word the decision says it", async () => {
    const one = await held();
    const found = await database.sql<{ id: number; rule: string }[]>`
      select id, rule from signals where case_id = ${one.id} and kind = 'detector' order by id`;
    expect(found.length).toBeGreaterThan(1);
    const [right, partly] = found;
    const judge = (signalId: number, judged: "right" | "partly" | "wrong", caseId = one.id) =>
      judgeFinding(db(), { caseId, signalId, judged });
    expect(await judge(right?.id ?? 0, "right", one.id + 1)).toBe(false);
    await judge(right?.id ?? 0, "wrong");
    await judge(right?.id ?? 0, "right");
    await judge(partly?.id ?? 0, "partly");
    const rule = right?.rule ?? "";
    const before = (await countRuleUse(db(), rule)).rightly;
    await noteVerdict(db(), verdict(first, one, "publish"));
    await isDue();
    await carryOutDue(db());
    const after = await database.sql<{ id: number; upheld: boolean | null }[]>`
      select id, is_upheld as upheld from signals where case_id = ${one.id} and kind = 'detector' order by id`;
    expect(after.map(({ upheld }) => upheld)).toEqual(
      found.map((_, at) => (at === 0 ? true : at === 1 ? null : false)),
    );
    const use = (await countRuleUse(db(), rule)).rightly;
    expect(use.right).toBe(before.right + 1);
    expect(await judge(right?.id ?? 0, "wrong")).toBe(false);
    // Let through although the finding was right: nothing to learn from.
    const texts = (await gatherExamples(db())).map(({ text }) => text);
    const [row] = await database.sql<{ title: string }[]>`select title from questions where id = ${one.documentId}`;
    expect(texts.filter((text) => text.includes(row?.title ?? "?"))).toEqual([]);
  });
});
