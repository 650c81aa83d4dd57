// Which buttons a list of questions offers: its tag, its product.
import type { Db } from "~/database/db.server";
import type { FilterText } from "~/models/question/list.server";
import { listWatched } from "./watch.server";

type Button = { target: "tag" | "product"; id: number; isOn: boolean };

/** A product only where the list is about that one and nothing narrower. */
export async function watchButtons(
  db: Db,
  userId: number,
  { tagId, productId, text }: { tagId: number | undefined; productId: number | undefined; text: FilterText },
): Promise<Button[]> {
  const targets = [
    ...(tagId === undefined ? [] : [{ target: "tag" as const, id: tagId }]),
    ...(productId === undefined || !text.product || text.tag ? [] : [{ target: "product" as const, id: productId }]),
  ];
  const watched = await listWatched(db, { userId, targets });
  return targets.map((target) => ({
    ...target,
    isOn: watched.some((on) => on.target === target.target && on.id === target.id),
  }));
}
