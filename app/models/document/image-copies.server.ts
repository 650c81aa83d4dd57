// Copies of images from other places: fetched a few at a time, kept as an upload is, tried again when it may help.
//
// Promises: an address is asked by one server at a time, at most MOST_TRIES times and never again once there is a copy;
// whoever stops in between loses nothing, as the next try was noted before the first byte; texts that name an image are
// rendered anew when its copy has come, also those that were on their way into the store. Nothing is fetched unless copies are what readers are shown.
import { eq, type SQL, sql } from "drizzle-orm";
import { outsideImages, outsideImageUses } from "#drizzle/schema/images";
import type { Db } from "~/database/db.server";
import { type FetchFailure, fetchImage, THE_INTERNET, type Way } from "~/images/fetch-image.server";
import type { RefusedImage } from "~/images/uploads.server";
import { uploadImage } from "~/models/community/upload.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { imageChoice } from "./outside-images.server";

const AT_ONCE = 4;
/** Of one turn; the rest waits for the next one. Below the time that a job has (jobs/worker) with the slowest of hosts. */
const TURN_MS = 20_000;
const MOST_TRIES = 4;
/** Before the second try, the third, the fourth. */
const WAIT_MINUTES = [2, 60, 24 * 60];
const FORGOTTEN_AT_ONCE = 1_000;
/** What was being rendered while the administration chose may have been kept a moment later. */
const CHOICE_TAKES = sql`interval '1 minute'`;
/** When a rendering was made that lacks a copy: before everything. */
const STALE = sql`'-infinity'::timestamptz`;

type Waiting = { hash: Buffer; address: string; tries: number };

/**
 * Renderings from before the last choice or without a copy that has come, a thousand at a time; whoever reads them next has them
 * made anew. Waits for nobody: what somebody else is changing is for the next time.
 */
export async function forgetOldRenderings(db: Db): Promise<void> {
  for (;;) {
    const rows = await db.execute<{ forgotten: number }>(sql`
      with old as materialized (
        select rendering_hash, image_hash from outside_image_uses where created_at = ${STALE} or created_at < (
          select case when now() < updated_at + ${CHOICE_TAKES} then updated_at else updated_at + ${CHOICE_TAKES} end
          from settings where key = 'images')
        limit ${FORGOTTEN_AT_ONCE} for update skip locked
      ), free as materialized (
        select hash, renderer_version from renderings where hash in (select rendering_hash from old) for update skip locked
      ), gone as (
        delete from renderings r using free where r.hash = free.hash and r.renderer_version = free.renderer_version
      ), uses as (
        delete from outside_image_uses u using old where u.rendering_hash = old.rendering_hash and u.image_hash = old.image_hash
          and not exists (select 1 from renderings r where r.hash = old.rendering_hash
            and not exists (select 1 from free where free.hash = r.hash and free.renderer_version = r.renderer_version))
        returning 1
      )
      select count(*) as forgotten from uses`);
    const forgotten = rows[0]?.forgotten ?? 0;
    // A page that was read since the choice was kept with the rendering from before it.
    if (forgotten > 0) await invalidatePages(db, ["everything"]);
    if (forgotten < FORGOTTEN_AT_ONCE) return;
  }
}

export async function copyWaitingImages(db: Db, way: Way = THE_INTERNET, turnMs = TURN_MS): Promise<void> {
  const { outside } = await imageChoice(db);
  if (outside !== "copies") return;
  const ends = performance.now() + turnMs;
  while (performance.now() < ends) {
    const waiting = await takeWaiting(db);
    if (waiting.length === 0) return;
    const kept = await Promise.all(waiting.map((image) => copyImage(db, image, way)));
    if (kept.includes(true)) await forgetOldRenderings(db);
  }
}

/** The next try is noted first: a picture that ends its server is not the first thing the next one does. */
async function takeWaiting(db: Db): Promise<Waiting[]> {
  const minutes = sql.param(`{${WAIT_MINUTES.join(",")}}`);
  return [
    ...(await db.execute<Waiting>(sql`
      update outside_images set tries = tries + 1,
        next_try_at = now() + make_interval(mins => (${minutes}::int[])[least(tries + 1, ${WAIT_MINUTES.length})])
      where hash in (
        select hash from outside_images where state = 'waiting' and next_try_at <= now()
        order by next_try_at limit ${AT_ONCE} for update skip locked)
      returning hash, address, tries`)),
  ];
}

async function copyImage(db: Db, { hash, address, tries }: Waiting, way: Way): Promise<boolean> {
  const fetched = await fetchImage(address, way);
  if (!fetched.ok) return failed(db, hash, tries, fetched.reason);
  const stored = await uploadImage(db, { userId: null, bytes: fetched.bytes });
  if (!stored.ok) return failed(db, hash, tries, stored.reason);
  await db.transaction(async (tx) => {
    await tx
      .update(outsideImages)
      .set({ state: "kept", name: stored.name, reason: null })
      .where(eq(outsideImages.hash, hash));
    // Waits for texts that are being stored with a link; from here on they are stored with the copy.
    await tx.update(outsideImageUses).set({ createdAt: STALE }).where(eq(outsideImageUses.imageHash, hash));
  });
  return true;
}

/** Ours to mend, so it is no fault of the image. */
const OUR_FAULT: ReadonlySet<string> = new Set<RefusedImage>(["busy", "no-space"]);
const PASSES: ReadonlySet<string> = new Set<FetchFailure>(["unreachable", "status"]);

async function failed(db: Db, hash: Buffer, tries: number, reason: FetchFailure | RefusedImage): Promise<false> {
  const isLast = !OUR_FAULT.has(reason) && (!PASSES.has(reason) || tries >= MOST_TRIES);
  const state: SQL = isLast ? sql`'refused'` : sql`'waiting'`;
  await db
    .update(outsideImages)
    .set({ state, reason, tries: OUR_FAULT.has(reason) ? tries - 1 : tries })
    .where(eq(outsideImages.hash, hash));
  return false;
}

export type CopyCount = {
  state: "waiting" | "kept" | "refused";
  reason: FetchFailure | RefusedImage | null;
  count: number;
};

/** For the administration: how many there are, and why there is no copy of the others. */
export async function countCopies(db: Db): Promise<CopyCount[]> {
  return [
    ...(await db.execute<CopyCount>(sql`
      select state, case when state = 'kept' then null else reason end as reason, count(*) as count
      from outside_images group by 1, 2 order by 1, 3 desc, 2 limit 30`)),
  ];
}
