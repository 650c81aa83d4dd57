import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { appendDecision } from "~/models/case/decision-log.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { verifyLog } from "~/models/case/log-check.server";
import { eraseDecision, eraseWords } from "~/models/case/log-erasure.server";
import { hashOf, type LogRow } from "~/models/case/log-row";
import { restrictMember } from "~/models/case/restriction.server";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("the log of decisions", () => {
  let database: TestDatabase;
  let asker: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    [asker, moderator] = [await make.person(db()), await make.person(db(), "moderator")];
    for (const outcome of ["publish", "return", "remove"] as const) {
      const id = await cases.heldQuestion(db(), asker);
      const decided = await cases.decide(db(), moderator, id, { outcome, rule: "advertising" });
      if (decided.kind !== "decided") throw new Error(decided.kind);
    }
  });
  afterAll(() => database.close());

  it("is whole, and refuses changes", async () => {
    expect(await verifyLog(db())).toMatchObject({ kind: "intact", count: 3 });
    await expect(database.sql`update decisions set note = 'x'`).rejects.toThrow("append-only");
    await expect(database.sql`delete from decisions`).rejects.toThrow("append-only");
  });

  const append = async (note: string) => {
    const { id } = await cases.caseOf(db(), await cases.heldQuestion(db(), await make.person(db())));
    const about = { caseId: id, revisionId: null, deciderId: moderator.id, authorId: asker.id, appealedId: null };
    const effects = { state: { from: "published" as const, to: "published" as const } };
    return db().transaction((tx) =>
      appendDecision(tx, { ...about, outcome: "dismiss", rule: null, passage: null, note, effects }),
    );
  };

  it("keeps one chain when many decide at once", async () => {
    const { id } = await cases.caseOf(db(), await cases.heldQuestion(db(), asker));
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        db().transaction((tx) =>
          appendDecision(tx, {
            caseId: id,
            revisionId: null,
            deciderId: moderator.id,
            outcome: "dismiss",
            rule: null,
            passage: null,
            note: `${at}: „ключ“ 鑰匙`,
            authorId: asker.id,
            effects: { state: { from: "published", to: "published" } },
            appealedId: null,
          }),
        ),
      ),
    );
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("lets words be erased, by a deed that is written down, and is whole afterwards", async () => {
    const rows = await database.sql<{ id: number }[]>`select id from decisions where note <> '' order by id limit 2`;
    const ids = rows.map(({ id }) => id);
    const erase = () => db().transaction((tx) => eraseWords(tx, { ids, byId: moderator.id, because: "office" }));
    expect(await erase()).toBe(2);
    expect(await erase()).toBe(0);
    const erased = await database.sql`select passage, note, text_salt from decisions where id = any(${ids}::bigint[])`;
    expect(erased).toEqual([1, 2].map(() => ({ passage: null, note: "", text_salt: null })));
    expect(await database.sql`select because, by_id from log_erasures`).toHaveLength(2);
    expect((await verifyLog(db())).kind).toBe("intact");
    await append("After the erasure.");
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("lets nothing but words go, even to whoever says it is erasing", async () => {
    for (const change of [
      "outcome = 'publish'",
      "note = 'Other words.'",
      "note = '', passage = null",
      "erased_at = now()",
    ])
      await expect(
        database.sql.begin(async (tx) => {
          await tx`select set_config('commonplace.erasing', 'yes', true)`;
          await tx.unsafe(`update decisions set ${change} where note <> ''`);
        }),
      ).rejects.toThrow("append-only");
    await expect(database.sql`update log_erasures set because = 'account'`).rejects.toThrow("append-only");
    await expect(database.sql`delete from log_erasures`).rejects.toThrow("append-only");
  });

  it("of an older version is erased in the same way, and what is left of a row cannot be changed either", async () => {
    // As version 2 wrote it: the hash covers the words themselves.
    const [last] = await database.sql<{ id: number; hash: Buffer; case_id: number }[]>`
      select id, hash, case_id from decisions order by id desc limit 1`;
    if (!last) throw new Error("no decision");
    const [{ id } = { id: 0 }] = await database.sql<{ id: number }[]>`
      select nextval(pg_get_serial_sequence('decisions', 'id'))::int8 as id`;
    const row: LogRow = {
      ...{
        id,
        caseId: last.case_id,
        revisionId: null,
        deciderId: moderator.id,
        outcome: "dismiss",
        rule: null,
        ruleVersion: null,
      },
      ...{
        passage: "his words",
        note: "Words about him.",
        at: 1_700_000_000_000,
        format: 2,
        authorId: asker.id,
        effects: null,
      },
      ...{ appealedId: null, textDigest: null, erasureHash: null },
    };
    await database.sql`
      insert into decisions (id, case_id, decider_id, outcome, passage, note, at, format, author_id, previous_hash, hash) overriding system value
      values (${id}, ${row.caseId}, ${row.deciderId}, 'dismiss', ${row.passage}, ${row.note}, to_timestamp(1700000000), 2, ${asker.id}, ${last.hash},
        ${hashOf(last.hash, row)})`;
    await append("After it.");
    expect((await verifyLog(db())).kind).toBe("intact");
    await db().transaction((tx) => eraseWords(tx, { ids: [id], byId: moderator.id, because: "office" }));
    expect((await verifyLog(db())).kind).toBe("intact");
    await database.sql`alter table decisions disable trigger user`;
    await database.sql`update decisions set author_id = ${moderator.id} where id = ${id}`;
    expect(await verifyLog(db())).toEqual({ kind: "broken", decisionId: id, because: "changed" });
    await database.sql`update decisions set author_id = ${asker.id} where id = ${id}`;
    expect((await verifyLog(db())).kind).toBe("intact");
    await database.sql`alter table decisions enable trigger user`;
  });

  it("is erased from by administrators, about and by others, once no appeal needs it", async () => {
    const [admin, second] = [await make.person(db(), "admin"), await make.person(db(), "admin")];
    const author = await make.person(db());
    const id = await cases.heldQuestion(db(), author);
    const decided = await cases.decide(db(), admin, id, { outcome: "remove", rule: "spam", note: "Words about him." });
    const decisionId = decided.kind === "decided" ? (decided.decisionId ?? 0) : 0;
    const erase = (actor: Actor) => eraseDecision(db(), { actor, decisionId });
    expect(await erase(moderator)).toEqual({ kind: "forbidden", reason: "admins-only" });
    expect(await erase(admin)).toEqual({ kind: "forbidden", reason: "own-case" });
    await appealDecision(db(), { actor: author, decisionId, because: "No." });
    expect(await erase(second)).toEqual({ kind: "forbidden", reason: "waits-for-appeal" });
    const { version } = await cases.caseOf(db(), id);
    await cases.decide(db(), moderator, id, {
      outcome: "uphold",
      version,
      note: "It is spam.",
      appealedId: decisionId,
    });
    expect(await erase(second)).toEqual({ kind: "done" });
    expect(await erase(second)).toEqual({ kind: "unchanged" });
    const facts = await loadMemberFacts(db(), { actor: author, productId: null });
    expect(await findDecisionNotice(db(), facts, decisionId)).toMatchObject({
      note: "",
      rule: "spam",
      erasedAt: expect.any(Date),
    });
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("keeps nothing that was said to somebody who has left, and is whole all the same", async () => {
    const leaver = await make.person(db());
    const id = await cases.heldQuestion(db(), leaver);
    await cases.decide(db(), moderator, id, {
      outcome: "remove",
      rule: "advertising",
      passage: "his words",
      note: "To him.",
    });
    const restrict = { actor: moderator, memberId: leaver.id, functionName: "vote" as const, days: 3 };
    await restrictMember(db(), { ...restrict, reason: "Also to him." });
    const [row] = await database.sql<{ id: number }[]>`
      select id from decisions where author_id = ${leaver.id} and outcome = 'remove'`;
    await appealDecision(db(), { actor: leaver, decisionId: row?.id ?? 0, because: "He says no." });
    await deleteAccount(db(), { userId: leaver.id, posts: "go" });
    const left = await database.sql`
      select outcome, rule, note, passage from decisions where author_id = ${leaver.id} order by id`;
    expect(left).toEqual([
      { outcome: "remove", rule: "advertising", note: "", passage: null },
      { outcome: "restrict", rule: null, note: "", passage: null },
    ]);
    const said =
      await database.sql`select passage from signals where by_user_id = ${leaver.id} and passage is not null`;
    expect(said).toEqual([]);
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("is read as of one moment: what is erased meanwhile is no fault", async () => {
    const id = await append("Erased while the log is read.");
    let checked: Promise<unknown> | undefined;
    await db().transaction(async (tx) => {
      await tx.execute(sql`lock table decisions in access exclusive mode`);
      checked = verifyLog(db());
      const waits = () => database.sql`select 1 from pg_locks where relation = 'decisions'::regclass and not granted`;
      while ((await waits()).length === 0) await sleep(20);
      await eraseWords(tx, { ids: [id], byId: moderator.id, because: "office" });
    });
    expect(await checked).toMatchObject({ kind: "intact" });
  });

  it("says how many are erased and the seal of the newest erasure, which changes with each", async () => {
    const before = await verifyLog(db());
    const id = await append("Goes.");
    await db().transaction((tx) => eraseWords(tx, { ids: [id], byId: moderator.id, because: "office" }));
    const after = await verifyLog(db());
    if (before.kind !== "intact" || after.kind !== "intact") throw new Error("broken");
    expect(after.erased).toBe(before.erased + 1);
    expect(after.erasureHash).toMatch(/^[0-9a-f]{64}$/);
    expect(after.erasureHash).not.toBe(before.erasureHash);
  });

  it("goes on naming a row that was changed before its words were erased", async () => {
    for (const change of [sql`rule = 'spam'`, sql`note = 'Other words.'`]) {
      const id = await append("As it was.");
      const alter = (verb: "disable" | "enable") =>
        db().execute(sql`alter table decisions ${sql.raw(verb)} trigger user`);
      await alter("disable");
      await db().execute(sql`update decisions set ${change} where id = ${id}::bigint`);
      await alter("enable");
      const undo = new Error("undo");
      await expect(
        db().transaction(async (tx) => {
          await eraseWords(tx, { ids: [id], byId: moderator.id, because: "office" });
          expect(await verifyLog(tx)).toEqual({ kind: "broken", decisionId: id, because: "changed" });
          throw undo;
        }),
      ).rejects.toBe(undo);
      await alter("disable");
      await db().execute(sql`update decisions set rule = null, note = 'As it was.' where id = ${id}::bigint`);
      await alter("enable");
    }
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("shows an erasure that was not written down, and one that was taken out of the list", async () => {
    await append("Erased by hand.");
    const [row] = await database.sql<{ id: number }[]>`select max(id) as id from decisions`;
    const id = row?.id ?? 0;
    await append("Stays.");
    await database.sql`alter table decisions disable trigger user`;
    await database.sql`alter table log_erasures disable trigger user`;
    const [words] = await database.sql`select note, text_salt from decisions where id = ${id}`;
    await database.sql`update decisions set note = '', text_salt = null, erased_at = now() where id = ${id}`;
    expect(await verifyLog(db())).toMatchObject({ kind: "broken", decisionId: id });
    await database.sql`update decisions set note = ${words?.note}, text_salt = ${words?.text_salt}, erased_at = null where id = ${id}`;
    expect((await verifyLog(db())).kind).toBe("intact");
    const gone = await database.sql`delete from log_erasures where id = (select max(id) from log_erasures) returning *`;
    expect((await verifyLog(db())).kind).toBe("broken");
    await database.sql`
      insert into log_erasures (id, decision_id, by_id, because, at, seal, previous_hash, hash) overriding system value
      values (${gone[0]?.id}, ${gone[0]?.decision_id}, ${gone[0]?.by_id}, ${gone[0]?.because}, ${gone[0]?.at}, ${gone[0]?.seal},
        ${gone[0]?.previous_hash}, ${gone[0]?.hash})`;
    expect((await verifyLog(db())).kind).toBe("intact");
    await database.sql`alter table decisions enable trigger user`;
    await database.sql`alter table log_erasures enable trigger user`;
  });

  it("shows where somebody changed a row or took one out", async () => {
    const rows = await database.sql<{ id: number }[]>`select id from decisions order by id`;
    const middle = rows[Math.floor(rows.length / 2)]?.id ?? 0;
    await database.sql`alter table decisions disable trigger user`;
    await database.sql`update decisions set note = note || '.' where id = ${middle}`;
    expect(await verifyLog(db())).toEqual({ kind: "broken", decisionId: middle, because: "changed" });
    await database.sql`update decisions set note = left(note, -1) where id = ${middle}`;
    expect((await verifyLog(db())).kind).toBe("intact");
    await database.sql`delete from decisions where id = ${middle}`;
    expect(await verifyLog(db())).toMatchObject({ kind: "broken", because: "missing-before" });
    await database.sql`alter table decisions enable trigger user`;
  });
});
