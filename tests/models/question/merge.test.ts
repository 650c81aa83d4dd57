// Merges of merges: whatever was typed or stored, it is what it has become.
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrations } from "#drizzle/migrate.server";
import type { Actor } from "~/actor";
import { listDrafts, saveDraft } from "~/models/document/draft.server";
import { DRAFT_TARGET, isDraftOf } from "~/models/document/draft-target";
import { findTargets } from "~/models/document/link-targets.server";
import { setWatch } from "~/models/notification/watch.server";
import { setAcceptance } from "~/models/question/answer.server";
import { reopenQuestion } from "~/models/question/care.server";
import { canonicalOf, markDuplicate } from "~/models/question/duplicate.server";
import { listQuestions } from "~/models/question/list.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { readQuestionPage } from "~/models/question/page.server";
import { setMeToo } from "~/models/question/vote.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./care-community";

describe("a question that is merged into another", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let reader: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    helper = await make.person(db());
    reader = await make.person(db());
    moderator = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());

  const merge = (fromId: number, intoId: number) => mergeQuestions(db(), { actor: moderator, fromId, intoId });
  const mark = (questionId: number, target: number) =>
    markDuplicate(db(), { actor: moderator, questionId, targets: String(target), note: "" });
  const several = async (count: number) => {
    const ids: number[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await make.ask(db(), asker));
    return ids as [number, number, number, number];
  };
  const shown = async (questionId: number) => {
    const asked = { id: questionId, reader: { userId: null, seesAll: false }, order: "useful", page: 1 } as const;
    const page = await readQuestionPage(db(), { ...asked, similarIds: [] });
    return page?.answers.map((one) => one.id) ?? [];
  };

  it("leaves its answers under the last one when that was merged away itself", async () => {
    const [a, b, d] = await several(3);
    const answerId = await make.answer(db(), helper, d);
    expect((await merge(a, b)).kind).toBe("done");
    expect(await merge(d, a)).toMatchObject({ kind: "done", into: { id: b } });
    expect(await shown(b)).toEqual([answerId]);
    expect((await make.questionRow(db(), b)).answerCount).toBe(1);
    expect(await make.indexedUnder(db(), answerId)).toBe(b);
    expect(await canonicalOf(db(), d)).toMatchObject({ isMerged: true, question: { id: b } });
  });

  it("takes what was merged into it before along to the next one", async () => {
    const [a, b, c] = await several(3);
    const answerId = await make.answer(db(), helper, a);
    await merge(a, b);
    await merge(b, c);
    expect(await shown(c)).toEqual([answerId]);
    expect(await canonicalOf(db(), a)).toMatchObject({ isMerged: true, question: { id: c } });
    expect(await merge(a, c)).toMatchObject({ kind: "unchanged" });
    expect(await merge(a, b)).toMatchObject({ kind: "unchanged" });
    expect(await merge(c, a)).toEqual({ kind: "refused", because: "circle" });
  });

  it("is not merged a second time into something else", async () => {
    const [a, b, c] = await several(3);
    await merge(a, b);
    expect(await merge(a, c)).toEqual({ kind: "refused", because: "merged" });
  });

  it("leads to where its answers are, also when that one is called a duplicate afterwards", async () => {
    const [a, b, c] = await several(3);
    await make.answer(db(), helper, a);
    await make.answer(db(), helper, c);
    await merge(a, b);
    await mark(b, c);
    expect(await canonicalOf(db(), a)).toMatchObject({ isMerged: true, question: { id: b } });
  });

  it("refuses to go where nobody sees it", async () => {
    const [a, b] = await several(2);
    await database.sql`update documents set state = 'removed' where id = ${b}`;
    expect(await merge(a, b)).toEqual({ kind: "refused", because: "not-visible" });
  });

  it("is in no list, no search and no count of a tag any more, and is again when it is opened", async () => {
    const [into] = await several(1);
    const from = await make.ask(db(), asker, { tags: ["merging"] });
    const listed = async () => {
      const { questions } = await listQuestions(db(), { filters: { order: "newest" }, after: null, limit: 50 });
      return questions.some((one) => one.id === from);
    };
    expect([await listed(), await make.tagCount(db(), "merging")]).toEqual([true, 1]);
    await merge(from, into);
    expect([await listed(), await make.tagCount(db(), "merging"), await make.indexedUnder(db(), from)]).toEqual([
      false,
      0,
      null,
    ]);
    await reopenQuestion(db(), { actor: moderator, questionId: from, because: "" });
    expect([await listed(), await make.tagCount(db(), "merging"), await make.indexedUnder(db(), from)]).toEqual([
      true,
      1,
      from,
    ]);
  });

  it("takes watches, drafts and its own duplicates along", async () => {
    const [a, b, x] = await several(3);
    await make.answer(db(), helper, a);
    await mark(x, a);
    await setWatch(db(), { actor: reader, watching: { target: "question", id: a }, isOn: true });
    await database.sql`insert into drafts (user_id, target, fields) values (${reader.id}, ${`answer:${a}`}, '{"body": "half"}')`;
    await merge(a, b);
    expect(
      await database.sql`select target_id::int as id from watches where user_id = ${reader.id} and target_id in (${a}, ${b})`,
    ).toEqual([{ id: b }]);
    expect(await database.sql`select target from drafts where user_id = ${reader.id}`).toEqual([
      { target: `answer:${b}` },
    ]);
    expect(
      await database.sql`select canonical_id::int as id from question_duplicates where question_id = ${x}`,
    ).toEqual([{ id: b }]);
  });

  it("takes the drafts of every tab along, and gives each one its place", async () => {
    const [a, b] = await several(2);
    await make.answer(db(), helper, a);
    await database.sql`delete from drafts where user_id = ${reader.id}`;
    const key = crypto.randomUUID();
    const keep = (target: string, form: string, body: string) =>
      saveDraft(db(), { userId: reader.id, target, fields: { body }, form: { key: form, drafted: [] } });
    await keep(`answer:${a}`, key, "first tab");
    await keep(`answer:${a}`, crypto.randomUUID(), "second tab");
    await keep(`comment:${a}`, crypto.randomUUID(), "a comment");
    await keep(`comment:${a}`, crypto.randomUUID(), "another comment");
    await keep(`answer:${b}`, crypto.randomUUID(), "there already");
    await merge(a, b);
    // The first tab is still open and typed into.
    await keep(`answer:${a}`, key, "first tab, more");
    const kept = await listDrafts(db(), reader.id);
    expect(kept.every(({ target }) => DRAFT_TARGET.test(target))).toBe(true);
    const under = (thing: string) =>
      kept.flatMap(({ target, fields }) => (isDraftOf(target, thing) ? [fields.body] : [])).sort();
    expect(under(`answer:${b}`)).toEqual(["first tab, more", "second tab", "there already"]);
    expect(under(`comment:${b}`)).toEqual(["a comment", "another comment"]);
    expect(kept).toHaveLength(5);
  });

  it("passes on what is said of it from an old page: me too, a watch, a link", async () => {
    const [a, b] = await several(2);
    await merge(a, b);
    await setMeToo(db(), { actor: reader, questionId: a, isOn: true });
    await setWatch(db(), { actor: reader, watching: { target: "question", id: a }, isOn: true });
    expect(await database.sql`select question_id::int as id from me_toos where user_id = ${reader.id}`).toEqual(
      expect.arrayContaining([{ id: b }]),
    );
    expect(
      await database.sql`select 1 from watches where user_id = ${reader.id} and target = 'question' and target_id = ${b}`,
    ).toHaveLength(1);
    const { resolve } = await findTargets(db(), `See #${a} for that.`, null);
    expect(resolve.questions?.[a]?.path).toMatch(new RegExp(`^/q/${b}/`));
  });

  it("shows at the end of a chain of duplicates everything that leads there", async () => {
    const [x, y, z] = await several(3);
    for (const id of [y, z]) await make.answer(db(), helper, id);
    await mark(x, y);
    await mark(y, z);
    const asked = { id: z, reader: { userId: null, seesAll: false }, order: "useful", page: 1 } as const;
    const page = await readQuestionPage(db(), { ...asked, similarIds: [] });
    expect(page?.duplicates.map((one) => one.id).sort()).toEqual([x, y].sort());
  });

  it("gives back what got stuck before the software knew where questions were merged", async () => {
    const [a, b, c, d] = await several(4);
    const answerId = await make.answer(db(), helper, d);
    await setMeToo(db(), { actor: reader, questionId: d, isOn: true });
    for (const [from, into] of [
      [a, b],
      [b, c],
      [d, a],
    ] as const) {
      await database.sql`insert into question_closures (question_id, reason, note, closed_by) values (${from}, 'duplicate', '', ${moderator.id})`;
      await database.sql`insert into question_duplicates (question_id, canonical_id, marked_by) values (${from}, ${into}, ${moderator.id})`;
      await database.sql`insert into events (actor_id, verb, subject_id, details) values (${moderator.id}, 'merged', ${from}, jsonb_build_object('into', ${into}::bigint))`;
      await database.sql`update questions set is_closed = true where id = ${from}`;
    }
    await database.sql`update answers set question_id = ${a} where id = ${answerId}`;
    const mending = migrations.find(({ name }) => name.endsWith("merged-questions"))?.statements.slice(4) ?? [];
    for (const statement of mending) await database.sql.unsafe(statement);
    await expectTrue([a, b, c, d], [answerId]);
    expect(await shown(c)).toEqual([answerId]);
    expect((await make.questionRow(db(), c)).meTooCount).toBe(1);
  });

  it("keeps every answer in sight and every number true through any chain of merges, markings, answers and openings", async () => {
    const step = fc.tuple(
      fc.constantFrom("merge", "merge", "merge", "mark", "answer", "accept", "me-too", "watch", "open"),
      fc.nat(4),
      fc.nat(4),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const ids: number[] = [];
        for (let n = 0; n < 5; n += 1) ids.push(await make.ask(db(), asker));
        const answers: number[] = [];
        const at = (n: number) => ids[n] ?? 0;
        for (const [act, one, other] of steps) {
          if (act === "merge") await merge(at(one), at(other));
          else if (act === "mark") await mark(at(one), at(other));
          else if (act === "answer")
            await make.answer(db(), helper, at(one)).then((id) => answers.push(id), ignoreClosed);
          else if (act === "accept" && answers[one]) await accept(answers[one]);
          else if (act === "me-too") await setMeToo(db(), { actor: reader, questionId: at(one), isOn: true });
          else if (act === "watch")
            await setWatch(db(), { actor: reader, watching: { target: "question", id: at(one) }, isOn: true });
          else if (act === "open") await reopenQuestion(db(), { actor: moderator, questionId: at(one), because: "" });
        }
        await expectTrue(ids, answers);
      }),
      { numRuns: 25 },
    );
  }, 180_000);

  const accept = (answerId: number) => setAcceptance(db(), { actor: asker, answerId, isAccepted: true });
  const ignoreClosed = (error: unknown) => {
    if (!String(error).includes("closed")) throw error;
  };

  async function expectTrue(ids: number[], answers: number[]): Promise<void> {
    const rows = await db().execute<{ id: number; mergedInto: number | null; isTrue: boolean; hangs: boolean }>(sql`
      select q.id, q.merged_into as "mergedInto",
        q.answer_count = (select count(*) from answers a where a.question_id = q.id)
          and q.accepted_count = (select count(*) from answers a where a.question_id = q.id and a.is_accepted)
          and q.me_too_count = (select count(*) from me_toos m where m.question_id = q.id) as "isTrue",
        exists (select 1 from answers a where a.question_id = q.id) or exists (select 1 from me_toos m where m.question_id = q.id)
          or exists (select 1 from watches w where w.target = 'question' and w.target_id = q.id)
          or exists (select 1 from search_documents s where s.question_id = q.id)
          or exists (select 1 from question_duplicates x where x.canonical_id = q.id) as hangs
      from questions q where q.id = any(${`{${ids.join(",")}}`}::bigint[])`);
    for (const row of rows) {
      expect(row.isTrue).toBe(true);
      if (row.mergedInto === null) continue;
      expect(row.hangs).toBe(false);
      expect(rows.find((one) => one.id === row.mergedInto)?.mergedInto).toBeNull();
      expect((await canonicalOf(db(), row.id))?.question.id).toBe(row.mergedInto);
    }
    const seen = (await Promise.all(ids.map(shown))).flat();
    expect(seen.sort()).toEqual([...answers].sort());
    for (const id of answers) expect(await make.indexedUnder(db(), id)).toBe((await make.post(db(), id)).questionId);
  }
});
