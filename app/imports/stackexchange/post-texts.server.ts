// The texts of a batch of posts: every body becomes a blob, the newest one of each post is rendered. Bodies are read in
// pieces of a few megabytes, so that memory does not depend on how long a history is.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { htmlToMarkdown } from "~/imports/html-to-markdown";
import { type ImportRun, idsParameter } from "~/imports/import-run";
import { saysTheSame } from "~/imports/same-text";
import type { PostTexts, StagedPost, StoredRevision } from "./import";
import { importedTitle } from "./lookup.server";
import type { Participant } from "./participants";
import { closingRevision, type PlannedRevision, tagNames } from "./revisions";
import { importedTags } from "./tag-names";
import {
  type ForeignText,
  lookUpFor,
  renderTexts,
  type ShownText,
  storeRenderings,
  storeTexts,
  toMarkdown,
} from "./texts.server";

const BYTES_AT_ONCE = 4_000_000;

export type TextPlan = {
  post: StagedPost;
  revisions: PlannedRevision[];
  isBehind: boolean;
  /** Of the bodies in PostHistory, in bytes. */
  sizes: ReadonlyMap<number, number>;
  participants: readonly Participant[];
};

type Job = { plan: TextPlan; index: number; revision: PlannedRevision; size: number; isLast: boolean };

/** In the order of the plans. */
export async function planPostTexts(tx: Db, run: ImportRun, plans: readonly TextPlan[]): Promise<PostTexts[]> {
  const hashes: string[][] = plans.map(() => []);
  const endings = new Map<number, PostEnding>();
  for (const jobs of pieces(plans.flatMap(jobsOf))) {
    const done = await storePiece(tx, run, jobs);
    for (const { index, hash, ending } of done) {
      hashes[index]?.push(hash);
      if (ending) endings.set(index, ending);
    }
  }
  return plans.map((plan, index) => {
    const ending = endings.get(index);
    if (!ending) throw new Error(`post ${plan.post.id} was not rendered`);
    const revisions = plan.revisions.map((revision, at) => ({ ...revision, hash: hashes[index]?.[at] ?? "" }));
    return { revisions: ending.closing ? [...revisions, ending.closing] : revisions, shown: ending.shown };
  });

  function jobsOf(plan: TextPlan, index: number): Job[] {
    return plan.revisions.map((revision, at) => {
      const isLast = at === plan.revisions.length - 1;
      const own = revision.body === "html" ? 0 : (plan.sizes.get(revision.body.historyId) ?? 0);
      return {
        plan,
        index,
        revision,
        isLast,
        size: own + (isLast || revision.body === "html" ? plan.post.bodySize : 0),
      };
    });
  }
}

function* pieces(jobs: readonly Job[]): Generator<Job[]> {
  let piece: Job[] = [];
  let bytes = 0;
  for (const job of jobs) {
    if (piece.length > 0 && bytes + job.size > BYTES_AT_ONCE) {
      yield piece;
      piece = [];
      bytes = 0;
    }
    piece.push(job);
    bytes += job.size;
  }
  if (piece.length > 0) yield piece;
}

type PostEnding = { shown: ShownText; closing: StoredRevision | null };
type Done = { index: number; hash: string; ending: PostEnding | null };

async function storePiece(tx: Db, run: ImportRun, jobs: readonly Job[]): Promise<Done[]> {
  const bodies = await readBodies(tx, jobs);
  const html = (job: Job) => bodies.posts.get(job.plan.post.id) ?? "";
  const texts = jobs.map((job): ForeignText => {
    const { body, at } = job.revision;
    const source = body === "html" ? htmlToMarkdown(html(job)) : (bodies.history.get(body.historyId) ?? "");
    return { source, at, isComment: false, participants: job.plan.participants };
  });
  const lookup = await lookUpFor(tx, texts, run.hosts);
  const stored = texts.map((text) => toMarkdown(text, lookup, run.hosts));
  const last = jobs.flatMap((job, at) => (job.isLast && stored[at] ? [{ job, text: stored[at] }] : []));
  const shown = await renderTexts(
    run,
    last.map(({ job, text }) => ({ text, participants: job.plan.participants })),
    lookup,
  );
  const endings = new Map<Job, PostEnding>();
  for (const [at, { job }] of last.entries()) {
    const current = shown[at];
    if (current) endings.set(job, await endingOf(tx, run, job, current, html(job)));
  }
  const ends = [...endings.values()].map((ending) => ending.shown);
  await storeTexts(tx, [...stored, ...ends]);
  await storeRenderings(tx, ends);
  return jobs.map((job, at) => ({ index: job.index, hash: stored[at]?.hash ?? "", ending: endings.get(job) ?? null }));
}

/** What Posts shows counts: where the history leads elsewhere, one more revision brings it there. */
async function endingOf(tx: Db, run: ImportRun, job: Job, current: ShownText, html: string): Promise<PostEnding> {
  const { plan, revision } = job;
  const { post } = plan;
  const isSameBody = revision.body === "html" || saysTheSame(current.plain, html, plan.isBehind);
  const isSameTitle = importedTitle(revision.title) === importedTitle(post.title);
  const isSameTags = sameTags(revision.tags, post.tags);
  if (isSameBody && isSameTitle && isSameTags) return { shown: current, closing: null };
  run.report.remark("posts whose history ends before the text that the old site showed; one revision was added");
  const closing = closingRevision(post, plan, isSameBody ? revision.body : "html");
  if (isSameBody) return { shown: current, closing: { ...closing, hash: current.hash } };
  const text: ForeignText = {
    source: htmlToMarkdown(html),
    at: closing.at,
    isComment: false,
    participants: plan.participants,
  };
  const lookup = await lookUpFor(tx, [text], run.hosts);
  const [shown] = await renderTexts(
    run,
    [{ text: toMarkdown(text, lookup, run.hosts), participants: plan.participants }],
    lookup,
  );
  if (!shown) throw new Error(`post ${post.id} was not rendered`);
  return { shown, closing: { ...closing, hash: shown.hash } };
}

function sameTags(a: string | null, b: string | null): boolean {
  const [ours, theirs] = [a, b].map((written) => importedTags(tagNames(written)).sort().join(" "));
  return ours === theirs;
}

async function readBodies(
  tx: Db,
  jobs: readonly Job[],
): Promise<{ history: Map<number, string>; posts: Map<number, string> }> {
  const historyIds = jobs.flatMap(({ revision }) => (revision.body === "html" ? [] : [revision.body.historyId]));
  const postIds = jobs.flatMap((job) => (job.isLast || job.revision.body === "html" ? [job.plan.post.id] : []));
  const history = await tx.execute<{ id: number; text: string | null }>(sql`
    select id, text from import_history where id = any(${idsParameter([...new Set(historyIds)])})`);
  const posts = await tx.execute<{ id: number; body: string | null }>(sql`
    select id, body from import_posts where id = any(${idsParameter([...new Set(postIds)])})`);
  return {
    history: new Map(history.map(({ id, text }) => [id, text ?? ""])),
    posts: new Map(posts.map(({ id, body }) => [id, body ?? ""])),
  };
}
