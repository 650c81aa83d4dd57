// The picture of a member. Files are named by their content, so two members with the same picture share one file, which
// goes when the last of them has another.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { users } from "#drizzle/schema/people";
import type { Db } from "~/database/db.server";
import { env } from "~/env.server";
import { type RefusedImage, storeAvatar } from "~/images/uploads.server";
import { invalidatePages } from "~/models/invalidate-pages.server";

export type AvatarOutcome = { kind: "changed" } | { kind: "refused"; reason: RefusedImage };

/** `bytes: null` takes the picture away. */
export async function changeAvatar(
  db: Db,
  { userId, bytes }: { userId: number; bytes: Uint8Array | null },
  folder = uploadsFolder(),
): Promise<AvatarOutcome> {
  const stored = bytes === null ? null : await storeAvatar(bytes, { folder });
  if (stored && !stored.ok) return { kind: "refused", reason: stored.reason };
  const avatar = stored?.name ?? null;
  const before = await db.transaction(async (tx) => {
    const [row] = await tx.select({ avatar: users.avatar }).from(users).where(eq(users.id, userId)).for("update");
    await tx.update(users).set({ avatar }).where(eq(users.id, userId));
    await invalidatePages(tx, ["everything"]);
    return row?.avatar ?? null;
  });
  if (before !== avatar) await forgetAvatar(db, before, folder);
  return { kind: "changed" };
}

/** Deletes the file unless another member or a text uses it. */
export async function forgetAvatar(db: Db, avatar: string | null, folder = uploadsFolder()): Promise<void> {
  if (avatar === null) return;
  const used = await db.execute(sql`
    select 1 from users where avatar = ${avatar} union all select 1 from uploads where name = ${avatar} limit 1`);
  if (used.length === 0) await rm(join(folder, avatar), { force: true });
}

function uploadsFolder(): string {
  return join(env().DATA_DIR, "uploads");
}
