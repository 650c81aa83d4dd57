// Questions with their answers, comments, votes and everything that was done with them. First all texts, then their rows,
// then what is counted and rendered from them: as few statements as there are kinds of rows.
import { sql } from "drizzle-orm";
import { wilsonLowerBound } from "#moderation/ranking";
import { setQuestionTags } from "~/models/question/tag.server";
import { members } from "./demo-members";
import { type PlannedText, versionsOf } from "./demo-plan";
import { type WrittenText, writeTexts } from "./demo-texts.server";
import { at, need, rows, secondsAgo, type World } from "./demo-world.server";
import type { DemoAnswer, DemoComment, DemoHold, DemoQuestion } from "./story";

type Comment = { story: DemoComment; plan: PlannedText; parent: PlannedText; question: PlannedText };
type Answer = { story: DemoAnswer; plan: PlannedText; question: PlannedText };
type Question = { story: DemoQuestion; plan: PlannedText };
type Plans = { questions: Question[]; answers: Answer[]; comments: Comment[] };
type Written = Plans & { of: (plan: PlannedText) => WrittenText };

export async function seedQuestions(
  world: World,
  stories: readonly DemoQuestion[],
  more: readonly PlannedText[],
): Promise<Map<PlannedText, WrittenText>> {
  const plans = planAll(stories);
  const texts = await writeTexts(world, [
    ...[...plans.questions, ...plans.answers, ...plans.comments].map((one) => one.plan),
    ...more,
  ]);
  const of = (plan: PlannedText) => {
    const text = texts.get(plan);
    if (!text) throw new Error("seed: a text was not written");
    return text;
  };
  const written = { ...plans, of };
  await writeQuestions(world, written);
  await writeAnswers(world, written);
  await writeComments(world, written);
  await writeVotes(world, written);
  await writeCare(world, written);
  await count(world);
  for (const { story, plan } of plans.questions)
    if (!story.held) await setQuestionTags(world.db, { questionId: of(plan).id, tags: story.tags });
  await writeHolds(world, written);
  return texts;
}

function planAll(stories: readonly DemoQuestion[]): Plans {
  const plans: Plans = { questions: [], answers: [], comments: [] };
  for (const story of stories) {
    const place = { product: story.product ?? null, language: story.language };
    const plan = planOf({ ...place, kind: "question", tags: story.tags }, story);
    plans.questions.push({ story, plan });
    const comment = (parent: PlannedText) => (one: DemoComment) => {
      plans.comments.push({
        story: one,
        plan: planOf({ ...place, kind: "comment", tags: null }, one),
        parent,
        question: plan,
      });
    };
    story.comments?.forEach(comment(plan));
    for (const answer of story.answers ?? []) {
      const own = planOf({ ...place, kind: "answer", tags: null }, answer);
      plans.answers.push({ story: answer, plan: own, question: plan });
      answer.comments?.forEach(comment(own));
    }
  }
  return plans;
}

function planOf(
  place: Pick<PlannedText, "kind" | "product" | "language" | "tags">,
  story: DemoQuestion | DemoAnswer | DemoComment,
): PlannedText {
  const title = "title" in story ? story.title : undefined;
  const first = { by: story.by, ago: story.ago, body: story.body, ...(title === undefined ? {} : { title }) };
  return {
    ...place,
    key: story.key ?? null,
    by: story.by,
    ago: story.ago,
    isHeld: story.held !== undefined,
    versions: versionsOf(first, "edits" in story ? (story.edits ?? []) : []),
  };
}

async function writeQuestions({ db, ...world }: World, { questions, of }: Written): Promise<void> {
  const values = questions.map(({ story, plan }) => ({
    id: of(plan).id,
    area: need(world.areas, story.area ?? "questions"),
    product: story.product ? need(world.products, story.product) : null,
    version: story.product && story.version ? need(world.versions, `${story.product} ${story.version}`) : null,
    language: story.language,
    title: plan.versions.at(-1)?.title,
    tags: story.tags,
    isListed: !plan.isHeld,
    isPinned: story.isPinned ?? false,
    isClosed: story.closed !== undefined,
    views: story.views,
    author: need(world.users, story.by),
    secs: secondsAgo(story.ago),
  }));
  await db.execute(sql`
    insert into questions (id, area_id, product_id, version_id, language, title, tag_slugs, is_listed, is_pinned, is_closed, view_count, asked_at, active_at, active_by)
    select x.id, x.area, x.product, x.version, x.language, x.title, x.tags, x."isListed", x."isPinned", x."isClosed", x.views, ${at}, ${at}, x.author
    from ${rows(values, 'id bigint, area bigint, product bigint, version bigint, language text, title text, tags text[], "isListed" boolean, "isPinned" boolean, "isClosed" boolean, views int, author bigint, secs float8')}`);
}

async function writeAnswers({ db, users }: World, { answers, of }: Written): Promise<void> {
  const values = answers.map(({ story, plan, question }) => {
    const [up, down] = [story.up?.length ?? 0, story.down?.length ?? 0];
    return {
      id: of(plan).id,
      question: of(question).id,
      up,
      down,
      wilson: wilsonLowerBound(up, down),
      isAccepted: story.acceptedBy !== undefined,
      secs: secondsAgo(story.ago),
      acceptedBy: story.acceptedBy === undefined ? null : need(users, story.acceptedBy),
      acceptedSecs: secondsAgo(story.acceptedAgo ?? story.ago),
    };
  });
  await db.execute(sql`
    with given as (
      select x.*, ${at} as at from ${rows(values, 'id bigint, question bigint, up int, down int, wilson real, "isAccepted" boolean, secs float8, "acceptedBy" bigint, "acceptedSecs" float8')}
    ), answer as (
      insert into answers (id, question_id, score, up_count, down_count, wilson, is_accepted, answered_at)
      select id, question, up - down, up, down, wilson, "isAccepted", at from given
    )
    insert into answer_acceptances (answer_id, accepted_by, accepted_at)
    select id, "acceptedBy", now() - make_interval(secs => "acceptedSecs") from given where "acceptedBy" is not null`);
}

async function writeComments({ db }: World, { comments, of }: Written): Promise<void> {
  const values = comments.map(({ story, plan, parent, question }) => ({
    id: of(plan).id,
    parent: of(parent).id,
    question: of(question).id,
    score: story.up?.length ?? 0,
    secs: secondsAgo(story.ago),
  }));
  await db.execute(sql`
    insert into comments (id, parent_id, question_id, score, commented_at)
    select x.id, x.parent, x.question, x.score, ${at} from ${rows(values, "id bigint, parent bigint, question bigint, score int, secs float8")}`);
}

const joinedOf = (name: string) => members.find((member) => member.name === name)?.joined ?? 0;

/** A vote comes soon after what it is about, or when its voter has joined. */
async function writeVotes({ db, users }: World, { questions, answers, comments, of }: Written): Promise<void> {
  const values = [...questions, ...answers, ...comments].flatMap(({ story, plan }) => {
    const cast = (names: readonly string[], value: number) =>
      names.map((name, place) => ({
        id: of(plan).id,
        user: need(users, name),
        value,
        secs: secondsAgo(Math.min(story.ago / (1 + 0.02 * (place + 1)), joinedOf(name) * 0.97)),
      }));
    return [...cast(story.up ?? [], 1), ...cast("down" in story ? (story.down ?? []) : [], -1)];
  });
  await db.execute(sql`
    insert into votes (document_id, user_id, value, voted_at)
    select x.id, x."user", x.value, ${at} from ${rows(values, 'id bigint, "user" bigint, value int, secs float8')}`);
  const meToos = questions.flatMap(({ story, plan }) =>
    (story.meToo ?? []).map((name) => ({
      id: of(plan).id,
      user: need(users, name),
      secs: secondsAgo(story.ago / 1.1),
    })),
  );
  await db.execute(sql`
    insert into me_toos (question_id, user_id, at) select x.id, x."user", ${at} from ${rows(meToos, 'id bigint, "user" bigint, secs float8')}`);
}

/** Closed ones, and what they repeat. */
async function writeCare({ db, ...world }: World, { questions, of }: Written): Promise<void> {
  const closed = questions.flatMap(({ story, plan }) =>
    story.closed
      ? [
          {
            id: of(plan).id,
            reason: story.closed.reason,
            note: story.closed.note,
            by: need(world.users, story.closed.by),
            canonical: story.closed.canonical ? need(world.documents, story.closed.canonical) : null,
            secs: secondsAgo(story.closed.ago),
          },
        ]
      : [],
  );
  await db.execute(sql`
    with given as (
      select x.*, ${at} as at from ${rows(closed, 'id bigint, reason text, note text, "by" bigint, canonical bigint, secs float8')}
    ), duplicate as (
      insert into question_duplicates (question_id, canonical_id, marked_by, marked_at)
      select id, canonical, "by", at from given where canonical is not null
    )
    insert into question_closures (question_id, reason, note, closed_by, closed_at) select id, reason, note, "by", at from given`);
}

async function count({ db }: World): Promise<void> {
  await db.execute(
    sql`update answers set comment_count = (select count(*) from comments c join documents d on d.id = c.id and d.state = 'published' where c.parent_id = answers.id)`,
  );
  await db.execute(sql`
    update questions q set
      up_count = v.up, down_count = v.down, score = v.up - v.down, comment_count = (select count(*) from comments c join documents d on d.id = c.id and d.state = 'published' where c.parent_id = q.id),
      answer_count = a.n, accepted_count = a.accepted, me_too_count = (select count(*) from me_toos where question_id = q.id),
      active_at = greatest(q.asked_at, a.last), active_by = coalesce(a.by, q.active_by)
    from questions own
    cross join lateral (select count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down from votes where document_id = own.id) v
    cross join lateral (
      select count(*) as n, count(*) filter (where is_accepted) as accepted, max(answered_at) as last,
        (array_agg(d.author_id order by answered_at desc))[1] as by
      from answers join documents d using (id) where question_id = own.id and d.state = 'published') a
    where q.id = own.id`);
}

/** What waits for a moderator: a case each, with what the rules found. */
async function writeHolds({ db }: World, { questions, answers, comments, of }: Written): Promise<void> {
  const held = [...questions, ...answers, ...comments].flatMap(({ story, plan }) =>
    story.held ? [{ text: of(plan), reasons: story.held, ago: story.ago }] : [],
  );
  for (const { text, reasons, ago } of held) await writeHold(db, { text, reasons, secs: secondsAgo(ago) });
}

async function writeHold(
  db: World["db"],
  { text, reasons, secs }: { text: WrittenText; reasons: readonly DemoHold[]; secs: number },
): Promise<void> {
  const values = reasons.map((reason) => ({ passage: null, parameters: {}, ...reason, secs }));
  await db.execute(sql`
    with opened as (
      insert into cases (document_id, opened_at) values (${text.id}::bigint, now() - make_interval(secs => ${secs})) returning id
    )
    insert into signals (case_id, kind, revision_id, code, parameters, rule, rule_version, passage, at)
    select opened.id, 'detector', ${text.revisionIds.at(-1)}::bigint, x.code, x.parameters, x.rule, 1, x.passage, ${at}
    from opened, ${rows(values, "code text, parameters jsonb, rule text, passage text, secs float8")}`);
}
