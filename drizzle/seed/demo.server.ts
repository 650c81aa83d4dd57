// The demo community: a fictional company, its products, the people who own them and what they told each other. Written
// through the same document store as everything else, then dated back, because a community has a past.
import { sql } from "drizzle-orm";
import { wilsonLowerBound } from "#moderation/ranking";
import type { Db } from "~/db.server";
import { RENDERER_VERSION } from "~/markdown-rendered";
import { invalidateCommunity } from "~/models/community.server";
import { blobHash, textArray } from "~/models/document.server";
import { excerptOf } from "~/models/excerpt";
import { renderText, storeReferences } from "~/models/rendering.server";
import { indexDocument } from "~/models/search-index.server";
import { recomputeTiers } from "~/models/search-tiers.server";
import { setQuestionTags } from "~/models/tag.server";
import { hashPassword } from "~/passwords.server";
import { brand, contact, members, products } from "./demo-company";
import { questions as chinese } from "./demo-questions-chinese";
import { questions as english } from "./demo-questions-english";
import { questions as german } from "./demo-questions-german";
import { questions as russian } from "./demo-questions-russian";
import { seedEmpty } from "./empty.server";
import type { DaysAgo, DemoAnswer, DemoComment, DemoEdit, DemoMember, DemoQuestion } from "./story";

export const demoLogins = members.flatMap(({ role, name, password }) => (password ? [{ role, name, password }] : []));

type World = {
  users: Map<string, number>;
  products: Map<string, number>;
  versions: Map<string, number>;
  areas: Map<string, number>;
  questions: Map<string, number>;
};

export async function seedDemo(db: Db): Promise<void> {
  await seedEmpty(db);
  const world = await seedCompany(db);
  const stories = [...english, ...german, ...russian, ...chinese].sort((a, b) => b.ago - a.ago);
  for (const story of stories) await seedQuestion(db, world, story);
  for (const story of stories) await seedDuplicate(db, world, story);
  await recomputeTiers(db);
  await invalidateCommunity(db);
}

async function seedCompany(db: Db): Promise<World> {
  for (const [key, value] of Object.entries({ brand, contact })) {
    await db.execute(
      sql`insert into settings (key, value) values (${key}, ${JSON.stringify(value)}::jsonb) on conflict (key) do nothing`,
    );
  }
  const world: World = {
    users: new Map(),
    products: new Map(),
    versions: new Map(),
    areas: new Map(),
    questions: new Map(),
  };
  for (const [position, product] of products.entries()) {
    const id = await idOf(
      db,
      sql`
      insert into products (slug, name, description, position) values (${product.slug}, ${product.name}, ${product.description}, ${position}) returning id`,
    );
    world.products.set(product.slug, id);
    for (const [at, name] of product.versions.entries()) {
      const version = await idOf(
        db,
        sql`insert into product_versions (product_id, name, position) values (${id}::bigint, ${name}, ${at}) returning id`,
      );
      world.versions.set(`${product.slug} ${name}`, version);
    }
  }
  for (const member of members) world.users.set(member.name, await seedMember(db, member));
  const areas = await db.execute<{ id: number; slug: string }>(sql`select id, slug from areas`);
  for (const { id, slug } of areas) world.areas.set(slug, id);
  return world;
}

async function seedMember(db: Db, member: DemoMember): Promise<number> {
  const hash = member.password ? await hashPassword(member.password) : null;
  return idOf(
    db,
    sql`
    insert into users (name, display_name, email, email_verified_at, password_hash, role, language, time_zone, about, created_at)
    values (${member.name}, ${member.displayName}, ${`${member.name}@demo.example`}, now(), ${hash}, ${member.role}, ${member.language}, 'Europe/Berlin',
      ${member.about}, ${past(member.joined)}) returning id`,
  );
}

async function seedQuestion(db: Db, world: World, story: DemoQuestion): Promise<void> {
  const productId = story.product ? need(world.products, story.product) : null;
  const versionId = story.product && story.version ? need(world.versions, `${story.product} ${story.version}`) : null;
  const last = lastText(story.body, story.title, story.edits);
  const written = await seedText(db, world, { ...story, kind: "question", productId });
  const id = written.documentId;
  world.questions.set(story.key, id);
  const rendered = written.rendered;
  await db.execute(sql`
    insert into questions (id, area_id, product_id, version_id, language, title, excerpt, tag_slugs, is_listed, is_pinned, view_count, asked_at, active_at, active_by)
    values (${id}::bigint, ${need(world.areas, story.area ?? "questions")}::bigint, ${productId}::bigint, ${versionId}::bigint, ${story.language}, ${last.title},
      ${excerptOf(rendered.plain)}, ${textArray(story.tags)}, ${!story.held}, ${story.isPinned ?? false}, ${story.views}, ${past(story.ago)}, ${past(story.ago)},
      ${need(world.users, story.by)}::bigint)`);
  await seedVotes(db, world, id, story);
  for (const name of story.meToo ?? []) {
    await db.execute(
      sql`insert into me_toos (question_id, user_id) values (${id}::bigint, ${need(world.users, name)}::bigint)`,
    );
  }
  for (const comment of story.comments ?? [])
    await seedComment(db, world, { comment, parentId: id, questionId: id, productId, language: story.language });
  for (const answer of story.answers ?? [])
    await seedAnswer(db, world, { answer, questionId: id, productId, language: story.language });
  if (story.closed) {
    const { reason, note, by, ago } = story.closed;
    await db.execute(sql`
      insert into question_closures (question_id, reason, note, closed_by, closed_at)
      values (${id}::bigint, ${reason}, ${note}, ${need(world.users, by)}::bigint, ${past(ago)})`);
  }
  await countQuestion(db, id);
  if (story.held) return;
  await setQuestionTags(db, { questionId: id, tags: story.tags });
  await storeReferences(db, id, rendered);
  await indexDocument(db, id);
  await event(db, { by: need(world.users, story.by), verb: "asked", id, ago: story.ago });
}

async function seedAnswer(
  db: Db,
  world: World,
  {
    answer,
    questionId,
    productId,
    language,
  }: { answer: DemoAnswer; questionId: number; productId: number | null; language: string },
): Promise<void> {
  const { documentId: id, rendered } = await seedText(db, world, { kind: "answer", productId, language, ...answer });
  await db.execute(
    sql`insert into answers (id, question_id, answered_at) values (${id}::bigint, ${questionId}::bigint, ${past(answer.ago)})`,
  );
  await seedVotes(db, world, id, answer);
  for (const comment of answer.comments ?? [])
    await seedComment(db, world, { comment, parentId: id, questionId, productId, language });
  if (answer.acceptedBy) {
    await db.execute(sql`
      insert into answer_acceptances (answer_id, accepted_by, accepted_at)
      values (${id}::bigint, ${need(world.users, answer.acceptedBy)}::bigint, ${past(answer.acceptedAgo ?? answer.ago)})`);
  }
  await countAnswerRow(db, id);
  if (answer.held) return;
  await storeReferences(db, id, rendered);
  await indexDocument(db, id);
  await event(db, { by: need(world.users, answer.by), verb: "answered", id, ago: answer.ago });
}

async function seedComment(
  db: Db,
  world: World,
  {
    comment,
    parentId,
    questionId,
    productId,
    language,
  }: { comment: DemoComment; parentId: number; questionId: number; productId: number | null; language: string },
): Promise<void> {
  const { documentId: id, rendered } = await seedText(db, world, { kind: "comment", productId, language, ...comment });
  await db.execute(sql`
    insert into comments (id, parent_id, question_id, commented_at)
    values (${id}::bigint, ${parentId}::bigint, ${questionId}::bigint, ${past(comment.ago)})`);
  await seedVotes(db, world, id, comment);
  await db.execute(
    sql`update comments set score = (select count(*) from votes where document_id = comments.id) where id = ${id}::bigint`,
  );
  await storeReferences(db, id, rendered);
}

type Text = {
  kind: "question" | "answer" | "comment";
  productId: number | null;
  language: string;
  by: string;
  ago: DaysAgo;
  title?: string;
  body: string;
  tags?: string[];
  edits?: DemoEdit[];
  held?: DemoAnswer["held"];
};

/** The document with all its revisions, dated; the last one is live unless it is held. */
async function seedText(db: Db, world: World, text: Text) {
  const state = text.held ? "held" : "published";
  const documentId = await idOf(
    db,
    sql`
    insert into documents (kind, product_id, language, author_id, state, created_at, published_at)
    values (${text.kind}, ${text.productId}::bigint, ${text.language}, ${need(world.users, text.by)}::bigint, 'held', ${past(text.ago)},
      ${text.held ? sql`null` : past(text.ago)}) returning id`,
  );
  const versions = [{ by: text.by, ago: text.ago, summary: "", isMinor: false }, ...(text.edits ?? [])];
  let current = { title: text.title ?? null, body: text.body };
  let revisionId: number | null = null;
  let rendered = await renderText(db, current.body, text.language);
  for (const [at, version] of versions.entries()) {
    const edit = version as Partial<DemoEdit>;
    current = { title: edit.title ?? current.title, body: edit.body ?? current.body };
    rendered = await renderText(db, current.body, text.language);
    const hash = blobHash(current.body);
    await db.execute(
      sql`insert into blobs (hash, bytes, size) values (${hash}, ${Buffer.from(current.body)}, ${Buffer.byteLength(current.body)}) on conflict do nothing`,
    );
    await db.execute(sql`
      insert into renderings (hash, renderer_version, html, plain) values (${hash}, ${RENDERER_VERSION}, ${rendered.html}, ${rendered.plain})
      on conflict (hash, renderer_version) do update set html = excluded.html`);
    revisionId = await idOf(
      db,
      sql`
      insert into revisions (document_id, number, based_on, author_id, blob, title, tags, summary, is_minor, created_at, published_at)
      values (${documentId}::bigint, ${at + 1}, ${revisionId}::bigint, ${need(world.users, version.by)}::bigint, ${hash}, ${current.title},
        ${textArray(text.tags ?? null)}, ${version.summary}, ${version.isMinor ?? false}, ${past(version.ago)}, ${text.held ? sql`null` : past(version.ago)}) returning id`,
    );
  }
  await db.execute(sql`
    update documents set latest_revision_id = ${revisionId}::bigint, state = ${state},
      published_revision_id = ${text.held ? sql`null` : sql`${revisionId}::bigint`} where id = ${documentId}::bigint`);
  if (text.held) await seedCase(db, { documentId, revisionId, reasons: text.held, ago: text.ago });
  return { documentId, rendered };
}

async function seedCase(
  db: Db,
  {
    documentId,
    revisionId,
    reasons,
    ago,
  }: { documentId: number; revisionId: number | null; reasons: NonNullable<DemoAnswer["held"]>; ago: DaysAgo },
): Promise<void> {
  const caseId = await idOf(
    db,
    sql`insert into cases (document_id, opened_at) values (${documentId}::bigint, ${past(ago)}) returning id`,
  );
  for (const { code, rule, passage, parameters } of reasons) {
    await db.execute(sql`
      insert into signals (case_id, kind, revision_id, code, parameters, rule, rule_version, passage, at)
      values (${caseId}::bigint, 'detector', ${revisionId}::bigint, ${code}, ${JSON.stringify(parameters ?? {})}::jsonb, ${rule}, 1, ${passage ?? null}, ${past(ago)})`);
  }
}

async function seedVotes(
  db: Db,
  world: World,
  id: number,
  { up = [], down = [] }: { up?: string[]; down?: string[] },
): Promise<void> {
  for (const [names, value] of [
    [up, 1],
    [down, -1],
  ] as const) {
    for (const name of names) {
      await db.execute(
        sql`insert into votes (document_id, user_id, value) values (${id}::bigint, ${need(world.users, name)}::bigint, ${value})`,
      );
    }
  }
}

async function seedDuplicate(db: Db, world: World, { key, closed }: DemoQuestion): Promise<void> {
  if (!closed?.canonical) return;
  await db.execute(sql`
    insert into question_duplicates (question_id, canonical_id, marked_by, marked_at)
    values (${need(world.questions, key)}::bigint, ${need(world.questions, closed.canonical)}::bigint, ${need(world.users, closed.by)}::bigint, ${past(closed.ago)})`);
}

async function countAnswerRow(db: Db, id: number): Promise<void> {
  const rows = await db.execute<{ up: number; down: number }>(sql`
    select count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down from votes where document_id = ${id}::bigint`);
  const { up, down } = rows[0] ?? { up: 0, down: 0 };
  await db.execute(sql`
    update answers set score = ${up - down}, up_count = ${up}, down_count = ${down}, wilson = ${wilsonLowerBound(up, down)},
      is_accepted = exists (select 1 from answer_acceptances x where x.answer_id = answers.id and x.undone_at is null),
      comment_count = (select count(*) from comments where parent_id = answers.id)
    where id = ${id}::bigint`);
}

async function countQuestion(db: Db, id: number): Promise<void> {
  await db.execute(sql`
    update questions q set
      up_count = v.up, down_count = v.down, score = v.up - v.down, comment_count = (select count(*) from comments where parent_id = q.id),
      answer_count = a.n, accepted_count = a.accepted, me_too_count = (select count(*) from me_toos where question_id = q.id),
      active_at = greatest(q.asked_at, a.last),
      is_closed = exists (select 1 from question_closures c where c.question_id = q.id and c.reopened_at is null)
    from (select count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down from votes where document_id = ${id}::bigint) v,
      (select count(*) as n, count(*) filter (where is_accepted) as accepted, max(answered_at) as last
        from answers join documents d using (id) where question_id = ${id}::bigint and d.state = 'published') a
    where q.id = ${id}::bigint`);
}

async function event(
  db: Db,
  { by, verb, id, ago }: { by: number; verb: string; id: number; ago: DaysAgo },
): Promise<void> {
  await db.execute(
    sql`insert into events (actor_id, verb, subject_id, at) values (${by}::bigint, ${verb}, ${id}::bigint, ${past(ago)})`,
  );
}

function lastText(body: string, title: string, edits: DemoEdit[] = []): { title: string; body: string } {
  return edits.reduce((text, edit) => ({ title: edit.title ?? text.title, body: edit.body ?? text.body }), {
    title,
    body,
  });
}

function past(ago: DaysAgo) {
  return sql`now() - make_interval(secs => ${Math.round(ago * 86_400)})`;
}

async function idOf(db: Db, statement: ReturnType<typeof sql>): Promise<number> {
  const rows = await db.execute<{ id: number }>(statement);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("seed: no row");
  return id;
}

function need(map: Map<string, number>, key: string): number {
  const id = map.get(key);
  if (id === undefined) throw new Error(`seed: ${key} is not there`);
  return id;
}
