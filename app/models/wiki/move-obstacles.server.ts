// What comes along when a page is moved or renamed, and what stands against it.
import { FIELD_LIMITS } from "#moderation/limits";
import { canPublishPage } from "#moderation/permissions/pages";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { isFirstDeciderOfAny } from "~/models/case/first-decider.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { nameStands } from "./address.server";
import { MOST_BELOW, type PageAlong, pagesBelow, titleBelow } from "./below.server";
import type { MoveOutcome, PageMove } from "./move-outcome";
import type { Moving, Now } from "./move-rows.server";
import { factsOfPage } from "./page.server";
import { mayStandUnder } from "./tree.server";

/** To another product everything below it, else what is to be called after its new title. */
export async function findAlong(tx: Db, move: PageMove, now: Now): Promise<PageAlong[]> {
  const { page, title, productId, renamesBelow = false } = move;
  const isElsewhere = productId !== now.productId;
  const isFollowed = renamesBelow && title !== now.title;
  if (!isElsewhere && !isFollowed) return [];
  const below = (await pagesBelow(tx, page.id)).map((one) => ({
    ...one,
    newTitle: isFollowed ? titleBelow(one, { from: now.title, to: title }) : null,
  }));
  return isElsewhere || below.length > MOST_BELOW ? below : below.filter(({ newTitle }) => newTitle !== null);
}

export async function whatStands(tx: Db, { move, now, along }: Moving): Promise<MoveOutcome | null> {
  const { actor, page, title, productId, parentId } = move;
  if (!(await mayStandUnder(tx, { productId, parentId, pageId: page.id }))) return { kind: "wrong-parent" };
  const stays = await whyAlongStays(tx, actor, along);
  if (stays) return stays;
  if (title === now.title && productId === now.productId && parentId === now.parentId) return { kind: "unchanged" };
  const moving = [page.id, ...along.map(({ id }) => id)];
  const stands = await nameStands(tx, { ...move, pageId: page.id, isHeld: false, moving });
  return stands ?? whatStandsBelow(tx, { productId, along, moving });
}

/** Whoever moves a page moves what comes along, and must be allowed to. */
async function whyAlongStays(tx: Db, actor: Actor, along: readonly PageAlong[]): Promise<MoveOutcome | null> {
  if (along.length > MOST_BELOW) return { kind: "too-many-below", most: MOST_BELOW };
  const [one] = along;
  if (!one) return null;
  const mover = await loadMemberFacts(tx, { actor, productId: one.productId });
  for (const page of along) {
    const may = canPublishPage(mover, factsOfPage({ ...page, state: "published" }));
    if (!may.allowed) return { kind: "forbidden", reason: may.reason };
  }
  const others = along.filter(({ authorId }) => authorId !== actor.id).map(({ id }) => id);
  return (await isFirstDeciderOfAny(tx, others, actor.id)) ? { kind: "forbidden", reason: "first-decider" } : null;
}

/** An address that one of them leaves or takes asks nobody: what led there leads to the page that is called so now. */
async function whatStandsBelow(
  tx: Db,
  { productId, along, moving }: Pick<Moving, "along"> & { productId: number | null; moving: readonly number[] },
): Promise<MoveOutcome | null> {
  for (const { id, newTitle: title } of along) {
    if (title === null) continue;
    if (title.length > FIELD_LIMITS.title.maximum) return { kind: "too-long-below", title };
    const taken = await nameStands(tx, { productId, title, pageId: id, isHeld: true, moving });
    if (taken) return taken;
  }
  return null;
}
