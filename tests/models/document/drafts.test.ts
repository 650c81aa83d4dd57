// Drafts belong to forms: what is typed into one is never written over by another, whatever the two are about.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  discardDraft,
  findDraft,
  keepRefused,
  listDrafts,
  saveDraft,
  settleDraft,
} from "~/models/document/draft.server";
import { DRAFT_TARGET, draftTargets } from "~/models/document/draft-target";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

const THINGS = [
  draftTargets.ask(),
  draftTargets.page(),
  draftTargets.answer(8),
  draftTargets.comment(8),
  draftTargets.edit(8),
  draftTargets.edit(80),
  draftTargets.edit(8, { section: "h-setup" }),
  draftTargets.edit(8, { section: "h-setup-1" }),
  draftTargets.edit(8, { section: "h-安装" }),
  draftTargets.edit(8, { restore: 3 }),
  draftTargets.edit(8, { undo: 3 }),
  draftTargets.faq(8),
];

/** A tab with a form: what it is about, what it knows of drafts, and what was typed into it that no other form went on with. */
type Form = { thing: string; key: string; drafted: string[]; text: string | null };

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("open" as const), thing: fc.constantFrom(...THINGS) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("type" as const), form: fc.nat(11), text: fc.string() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("publish" as const), form: fc.nat(11) }) },
);

describe("drafts", () => {
  let database: TestDatabase;
  let userId: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    userId = (await make.person(db())).id;
  });
  beforeEach(() => database.sql`delete from drafts`);
  afterAll(() => database.close());

  it("have a word that their address may carry, whatever they are of", () => {
    for (const thing of THINGS) {
      expect(thing).toMatch(DRAFT_TARGET);
      expect(`${thing}~0123456789`).toMatch(DRAFT_TARGET);
    }
    for (const wrong of [
      "edit:8:section:",
      "edit:0",
      "edit:8:section:h-a b",
      "ask:8",
      "edit:8~",
      "answer:8:section:h-a",
    ])
      expect(wrong).not.toMatch(DRAFT_TARGET);
  });

  it("of two forms are never one, and publishing a form takes away what it had kept and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await database.sql`delete from drafts`;
        const forms: Form[] = [];
        for (const one of steps) {
          if (one.do === "open") {
            const draft = await findDraft(db(), { userId, target: one.thing });
            const owner = forms.findIndex(({ key }) => key === draft?.form);
            const key = crypto.randomUUID();
            forms.push({ thing: one.thing, key, drafted: draft ? [draft.form] : [], text: null });
            if (owner >= 0) expect(draft?.fields.body).toBe(forms[owner]?.text);
            continue;
          }
          const form = forms[one.form];
          if (!form) continue;
          if (one.do === "publish") {
            await db().transaction((tx) => settleDraft(tx, { userId, target: form.thing, form }));
            for (const other of forms) {
              const isCarriedOn = other !== form && form.drafted.includes(other.key);
              if (other === form || isCarriedOn) other.text = null;
            }
            forms.splice(one.form, 1);
            continue;
          }
          const saved = await saveDraft(db(), { userId, target: form.thing, fields: { body: one.text }, form });
          expect(saved?.fields.body).toBe(one.text);
          form.text = one.text;
          for (const other of forms) if (form.drafted.includes(other.key)) other.text = null;
        }
        const kept = new Map((await listDrafts(db(), userId)).map((draft) => [draft.form, draft.fields.body]));
        for (const { key, text } of forms) expect(kept.get(key) ?? null).toBe(text);
        expect(kept.size).toBe(forms.filter(({ text }) => text !== null).length);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("of two tabs that ask two questions stand beside each other", async () => {
    const [one, other] = [
      { key: crypto.randomUUID(), drafted: [] },
      { key: crypto.randomUUID(), drafted: [] },
    ];
    await saveDraft(db(), { userId, target: "ask", fields: { title: "Pump" }, form: one });
    await saveDraft(db(), { userId, target: "ask", fields: { title: "Lamp" }, form: other });
    await saveDraft(db(), { userId, target: "ask", fields: { title: "Pump hums" }, form: one });
    expect((await listDrafts(db(), userId)).map(({ fields }) => fields.title).sort()).toEqual(["Lamp", "Pump hums"]);
    await db().transaction((tx) => settleDraft(tx, { userId, target: "ask", form: one }));
    expect((await listDrafts(db(), userId)).map(({ fields }) => fields.title)).toEqual(["Lamp"]);
    expect((await findDraft(db(), { userId, target: "ask" }))?.fields.title).toBe("Lamp");
  });

  it("of two forms that are first saved in the same moment are both kept", async () => {
    const forms = Array.from({ length: 8 }, () => ({ key: crypto.randomUUID(), drafted: [] }));
    await Promise.all(
      forms.map((form, at) => saveDraft(db(), { userId, target: "edit:8", fields: { body: `${at}` }, form })),
    );
    const kept = (await listDrafts(db(), userId)).map(({ fields }) => fields.body).sort();
    expect(kept).toEqual(forms.map((_, at) => `${at}`));
  });

  it("go on in the form that was opened with them", async () => {
    const first = { key: crypto.randomUUID(), drafted: [] };
    await saveDraft(db(), { userId, target: "answer:8", fields: { body: "One" }, form: first });
    const second = { key: crypto.randomUUID(), drafted: [first.key] };
    await saveDraft(db(), { userId, target: "answer:8", fields: { body: "One, two" }, form: second });
    expect((await listDrafts(db(), userId)).map(({ fields }) => fields.body)).toEqual(["One, two"]);
    // The first tab is still open, and does not write over what the second one went on with.
    await saveDraft(db(), { userId, target: "answer:8", fields: { body: "One and a half" }, form: first });
    const bodies = (await listDrafts(db(), userId)).map(({ fields }) => fields.body).sort();
    expect(bodies).toEqual(["One and a half", "One, two"]);
  });

  it("are found by the link that names them, also where a later one is of the same thing", async () => {
    const [one, other] = [
      { key: crypto.randomUUID(), drafted: [] },
      { key: crypto.randomUUID(), drafted: [] },
    ];
    const first = await saveDraft(db(), { userId, target: "page", fields: { title: "泵" }, form: one });
    await saveDraft(db(), { userId, target: "page", fields: { title: "灯" }, form: other });
    const found = await findDraft(db(), { userId, target: "page", wished: first?.target });
    expect(found?.fields.title).toBe("泵");
    await discardDraft(db(), { userId, target: first?.target ?? "" });
    expect((await findDraft(db(), { userId, target: "page", wished: first?.target }))?.fields.title).toBe("灯");
  });

  it("say that a refused text was not kept where there was no room for it", async () => {
    const refusal = { kind: "forbidden", reason: "question-closed" } as const;
    const keep = (target: string, body: string) =>
      keepRefused(db(), refusal, { userId, target, fields: { body }, form: { key: crypto.randomUUID(), drafted: [] } });
    expect(await keep(draftTargets.answer(9), "Short enough.")).toEqual({ ...refusal, isKept: true });
    expect(await keep(draftTargets.answer(10), "长".repeat(300_000))).toEqual({ ...refusal, isKept: false });
    await database.sql`
      insert into drafts (user_id, target, fields) select ${userId}, 'answer:' || n, '{}' from generate_series(100, 198) n`;
    expect(await keep(draftTargets.answer(10), "One too many.")).toEqual({ ...refusal, isKept: false });
    expect((await listDrafts(db(), userId)).some((draft) => draft.target === draftTargets.answer(10))).toBe(false);
  });
});
