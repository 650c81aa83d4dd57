// The texts of a batch of posts: every body becomes a blob, the newest one of each post is rendered. Bodies are read in
// pieces of a few megabytes, so that memory does not depend on how long a history is.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { htmlToMarkdown } from "~/imports/html-to-markdown";
import type { ImportRun } from "~/imports/import-run";
import { outlineOf } from "~/imports/outline";
import { saysTheSame } from "~/imports/same-text";
import { titlesIn } from "./addresses";
import { hasFormula } from "./formulas";
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
        size: own + plan.post.bodySize,
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
  const titles = new Map([...bodies.posts].map(([id, body]) => [id, titlesIn(body)]));
  const texts = jobs.map((job): ForeignText => {
    const { body, at } = job.revision;
    const isOurs = body === "html";
    const source = isOurs ? htmlToMarkdown(html(job)) : (bodies.history.get(body.historyId) ?? "");
    return {
      source,
      at,
      isComment: false,
      isOurs,
      titles: titles.get(job.plan.post.id),
      participants: job.plan.participants,
    };
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
  return jobs.map((job, at) => {
    const ending = endings.get(job) ?? null;
    // The last text may have been taken from the HTML.
    const hash = ending !== null && ending.closing === null ? ending.shown.hash : stored[at]?.hash;
    return { index: job.index, hash: hash ?? "", ending };
  });
}

/**
 * What Posts shows counts: where the history leads elsewhere, one more revision brings it there; where the same words were
 * read in another way, as the old Markdown was, the text is taken from the HTML that was shown.
 */
async function endingOf(tx: Db, run: ImportRun, job: Job, current: ShownText, html: string): Promise<PostEnding> {
  const { plan, revision } = job;
  const { post } = plan;
  if (hasFormula(current.markdown)) run.report.remark(FORMULAS);
  const isSameBody = revision.body === "html" || saysTheSame(current.plain, html, plan.isBehind);
  const isSameTitle = importedTitle(revision.title) === importedTitle(post.title);
  const isSameTags = sameTags(revision.tags, post.tags);
  const fromHtml = () => shownFromHtml(tx, run, job, html);
  const shown = isSameBody ? await asItLooked(run, current, html, fromHtml) : current;
  if (isSameBody && isSameTitle && isSameTags) return { shown, closing: null };
  run.report.remark("posts whose history ends before the text that the old site showed; one revision was added");
  const closing = closingRevision(post, plan, isSameBody ? revision.body : "html");
  if (isSameBody) return { shown, closing: { ...closing, hash: shown.hash } };
  const anew = await fromHtml();
  return { shown: anew, closing: { ...closing, hash: anew.hash } };
}

const FORMULAS = "posts with formulas; they are shown as they were written, as there is nothing here that draws them";

/** The text itself, or the one from the HTML where only that one has the same blocks and marks. */
async function asItLooked(
  run: ImportRun,
  current: ShownText,
  html: string,
  fromHtml: () => Promise<ShownText>,
): Promise<ShownText> {
  const wanted = outlineOf(html);
  if (html === "" || current.html === null || outlineOf(current.html) === wanted) return current;
  const other = await fromHtml();
  if (other.html === null || outlineOf(other.html) !== wanted) return current;
  run.report.remark("posts whose Markdown the old site read in another way; the text was taken from its HTML");
  return other;
}

async function shownFromHtml(tx: Db, run: ImportRun, { plan, revision }: Job, html: string): Promise<ShownText> {
  const text: ForeignText = {
    source: htmlToMarkdown(html),
    at: revision.at,
    isComment: false,
    isOurs: true,
    participants: plan.participants,
  };
  const lookup = await lookUpFor(tx, [text], run.hosts);
  const stored = toMarkdown(text, lookup, run.hosts);
  const [shown] = await renderTexts(run, [{ text: stored, participants: plan.participants }], lookup);
  if (!shown) throw new Error(`post ${plan.post.id} was not rendered`);
  return shown;
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
  // The HTML says what bare addresses were shown as, in every revision.
  const postIds = jobs.map((job) => job.plan.post.id);
  const history = await tx.execute<{ id: number; text: string | null }>(sql`
    select id, text from import_history where id = any(${idArray([...new Set(historyIds)])})`);
  const posts = await tx.execute<{ id: number; body: string | null }>(sql`
    select id, body from import_posts where id = any(${idArray([...new Set(postIds)])})`);
  return {
    history: new Map(history.map(({ id, text }) => [id, text ?? ""])),
    posts: new Map(posts.map(({ id, body }) => [id, body ?? ""])),
  };
}
