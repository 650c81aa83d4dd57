// A small community in which one of everything is out of sight in every way there is. Whatever must not be read carries a
// word of its own that no other text has; BAIT is in all of them, visible ones too, so that searches find what they can.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { deletePost } from "~/models/case/post-deletion.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { saveDraft } from "~/models/document/draft.server";
import { goDark } from "~/models/document/visibility.server";
import { moveFaqEntry } from "~/models/faq/workflow.server";
import { setWatch } from "~/models/notification/watch.server";
import { markDuplicate } from "~/models/question/duplicate.server";
import { editPost } from "~/models/question/edit.server";
import * as faq from "../models/faq/faq-community";
import { tellAll } from "../models/notification/notification-community";
import * as make from "../models/question/care-community";
import * as wiki from "../models/wiki/page-community";

export const BAIT = "wombat";

/** Who may read a text that is out of sight, besides moderators and staff: its author, or nobody. */
export type Secret = { word: string; what: string; isAuthors: boolean };

export type World = {
  secrets: Secret[];
  author: Actor;
  owner: Actor;
  stranger: Actor;
  moderator: Actor;
  ids: number[];
  faqSlugs: string[];
  pages: { product: string; slug: string }[];
};

const STATES = ["held", "returned", "removed", "deleted"] as const;
type State = (typeof STATES)[number];

export async function hide(db: Db): Promise<World> {
  const { products } = await make.furnish(db);
  const productId = products[0]?.id ?? null;
  const [author, owner, stranger] = [await make.person(db), await make.person(db), await make.person(db)];
  const [moderator, staff] = [await make.person(db, "moderator"), await make.person(db, "staff")];
  const secrets: Secret[] = [];
  const secret = (what: string, isAuthors = true) => {
    const word = `zq${what.replaceAll(/[^a-z]/g, "")}x${secrets.length}`;
    secrets.push({ word, what, isAuthors });
    return word;
  };
  const refresh = () => db.execute(sql`delete from rate_counts`);
  const body = (word: string) => `The ${BAIT} shows ${word} again ${crypto.randomUUID()} and nothing helps against it.`;
  const removeBy = (state: State, id: number) => {
    const note = state === "removed" ? secret(`note of a ${state} post`) : "";
    return darken(db, { state, id, author, moderator, note });
  };
  const ask = async (title: string, tags: string[] = []) => {
    await refresh();
    return make.ask(db, author, { title, tags, productId });
  };

  const open = await make.ask(db, owner, {
    title: `Why does the ${BAIT} lamp hum in the evening`,
    productId,
    tags: ["hum"],
  });
  const answer = await make.answer(
    db,
    owner,
    open,
    `Clean the ${BAIT} contacts and wait until it becomes steady again.`,
  );
  await setWatch(db, { actor: stranger, watching: { target: "question", id: open }, isOn: true });
  if (productId) await setWatch(db, { actor: stranger, watching: { target: "product", id: productId }, isOn: true });

  for (const state of STATES) {
    const isAuthors = state !== "deleted";
    const title = secret(`title of a ${state} question`, isAuthors);
    const hidden = await ask(`Why does the ${BAIT} ${title} flicker so much`, [
      secret(`tag of a ${state} question`, isAuthors),
    ]);
    await make.answer(db, owner, hidden, body(secret(`answer under a ${state} question`, isAuthors)));
    await make.answer(
      db,
      moderator,
      open,
      `The same as http://localhost:3000/q/${hidden} and the ${BAIT} ${crypto.randomUUID()}.`,
    );
    await nameFirst(hidden, state);
    await setWatch(db, { actor: stranger, watching: { target: "question", id: hidden }, isOn: true });
    const comment = await make.comment(db, author, open, body(secret(`${state} comment`, isAuthors)));
    const posted = await make.answer(db, author, open, body(secret(`${state} answer`, isAuthors)));
    const duplicate = { actor: moderator, questionId: hidden, targets: `#${open}`, note: "" };
    if (state === "removed") await markDuplicate(db, duplicate);
    await tellAll(db);
    for (const id of [hidden, comment, posted]) await removeBy(state, id);
    await refresh();
  }

  await hideEdits();
  await hideGuides();
  await hideDrafts();
  await tellAll(db);
  return {
    secrets,
    author,
    owner,
    stranger,
    moderator,
    ids: await allIds(db),
    faqSlugs: await faqSlugs(db),
    pages: await pagesOf(db),
  };

  /** Guides whose first words are the title of a question that will go out of sight. */
  async function nameFirst(question: number, state: State): Promise<void> {
    const text = `#${question} is where the ${BAIT} was asked about.`;
    await wiki.begin(db, staff, { title: `After the ${BAIT} was ${state}`, productId, body: text });
    const { answerId } = await faq.accepted(db, {
      asker: owner,
      helper: owner,
      body: `The ${BAIT} was ${state}, wait.`,
    });
    const entry = { question: `What if the ${BAIT} was ${state}?`, answer: text, isPublished: true };
    await faq.promote(db, staff, [answerId], entry);
  }

  /** A change that waits for a moderator, and suggestions to others' texts. */
  async function hideEdits(): Promise<void> {
    const own = await make.answer(db, author, open, `A ${BAIT} fuse did it for me, ${crypto.randomUUID()}.`);
    const change = async (id: number, text: string) => {
      const post = await make.post(db, id);
      const base = post.latestRevisionId;
      return {
        actor: author,
        post,
        title: null,
        body: text,
        tags: null,
        summary: "",
        isMinor: false,
        base,
        key: crypto.randomUUID(),
      };
    };
    await db.execute(sql`update users set created_at = now() where id = ${author.id}::bigint`);
    const advert = `Buy it in our shop https://parts.shop/offer with coupon code SAVE20, ${secret("edit that waits")}, 20 % off today.`;
    const held = await editPost(db, await change(own, advert));
    if (held.kind !== "held") throw new Error(`the edit was ${held.kind}`);
    await db.execute(sql`update users set created_at = now() - interval '40 days' where id = ${author.id}::bigint`);
    const suggested = {
      ...(await change(answer, body(secret("suggested edit")))),
      summary: secret("summary of a suggested edit"),
    };
    const proposed = await proposeRevision(db, suggested);
    if (proposed.kind !== "proposed") throw new Error(`the suggestion was ${proposed.kind}`);
  }

  /** Pages and entries of the FAQ. */
  async function hideGuides(): Promise<void> {
    await refresh();
    await wiki.begin(db, staff, { title: `How a ${BAIT} lives`, productId, body: `Everything about the ${BAIT}.` });
    for (const state of ["held", "removed", "deleted"] as const) {
      const isAuthors = false; // their author is of the staff
      const title = `The ${BAIT} ${secret(`title of a ${state} page`, isAuthors)}`;
      const page = await wiki.begin(db, staff, { title, productId, body: body(secret(`${state} page`, isAuthors)) });
      await db.transaction((tx) => goDark(tx, page.id, state));
    }
    const { answerId } = await faq.accepted(db, {
      asker: owner,
      helper: owner,
      body: `The ${BAIT} needs a new fuse every year.`,
    });
    await faq.promote(db, staff, [answerId], { question: `Does the ${BAIT} need a fuse?`, isPublished: true });
    for (const steps of [[], ["submit"], ["publish", "archive"]] as const) {
      const state = steps.at(-1) ?? "draft";
      const question = `Why ${BAIT} ${secret(`question of an entry, ${state}`, false)}?`;
      const made = await faq.promote(db, staff, [answerId], {
        question,
        answer: body(secret(`entry, ${state}`, false)),
        cause: secret(`cause, ${state}`, false),
      });
      for (const step of steps)
        await moveFaqEntry(db, { actor: staff, entryId: (await faq.entryOf(db, made)).id, step });
    }
  }

  async function hideDrafts(): Promise<void> {
    for (const target of ["ask", `answer:${open}`, `comment:${open}`, `edit:${open}`]) {
      const fields = { title: secret(`title of a draft to ${target}`), body: body(secret(`draft to ${target}`)) };
      await saveDraft(db, { userId: author.id, target, fields });
    }
  }
}

type Darken = { state: State; id: number; author: Actor; moderator: Actor; note: string };

async function darken(db: Db, { state, id, author, moderator, note }: Darken): Promise<void> {
  if (state === "held") await make.hold(db, id);
  if (state === "held" || state === "returned") {
    await db.execute(sql`update documents set state = 'published' where id = ${id}::bigint`);
    await db.transaction((tx) => goDark(tx, id, state));
    return;
  }
  // What a moderator takes down is a decision, whose author reads it; what is only deleted nobody reads.
  if (state === "deleted") return void (await db.transaction((tx) => goDark(tx, id, "deleted")));
  const outcome = await deletePost(db, { actor: moderator, documentId: id, rule: "respect", note });
  if (outcome.kind !== "done") throw new Error(`${id} of ${author.name} was not ${state}`);
}

async function allIds(db: Db): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from documents union select id from cases union select id from proposals union select id from decisions order by id`);
  return rows.map(({ id }) => id);
}

async function faqSlugs(db: Db): Promise<string[]> {
  return (await db.execute<{ slug: string }>(sql`select slug from faq_entries`)).map(({ slug }) => slug);
}

async function pagesOf(db: Db): Promise<World["pages"]> {
  const rows = await db.execute<{ product: string; slug: string }>(sql`
    select p.slug as product, w.slug from pages w join products p on p.id = w.product_id
    union select p.slug, regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g') from pages w join products p on p.id = w.product_id`);
  return [...rows];
}
