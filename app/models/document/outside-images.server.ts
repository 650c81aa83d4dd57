// Images of other places in texts: which renderings name them, and what of them readers are shown.
//
// Promises: what the administration chose holds for every text that is rendered from then on; what was rendered before is
// forgotten by the job `outside-images` (image-copies), and so is what names an image whose copy has come, a text included that was
// on its way meanwhile. A text without such images costs no statement.
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { type ShownImages, showImages } from "~/markdown/outside-images";
import { SETTINGS_DEFAULTS, type Settings } from "~/settings";

const NOTHING: ShownImages = { copies: {}, hosts: [] };

/** A rendering with its images as readers are shown them. */
export async function withImages(db: Db, html: string, addresses: readonly string[]): Promise<string> {
  return addresses.length === 0 ? html : showImages(html, await shownImages(db, addresses));
}

export async function shownImages(db: Db, addresses: readonly string[]): Promise<ShownImages> {
  if (addresses.length === 0) return NOTHING;
  const { outside, hosts } = await imageChoice(db);
  if (outside === "hosts") return { copies: {}, hosts };
  if (outside === "links") return NOTHING;
  const rows = await db.execute<{ address: string; name: string; width: number; height: number }>(sql`
    select i.address, u.name, u.width, u.height from outside_images i join uploads u on u.name = i.name
    where i.hash = any(${hashArray(addresses)}) and i.state = 'kept'`);
  return { copies: Object.fromEntries(rows.map(({ address, ...copy }) => [address, copy])), hosts: [] };
}

export async function imageChoice(db: Db): Promise<Settings["images"]> {
  const [row] = await db.execute<{ value: Partial<Settings["images"]> }>(
    sql`select value from settings where key = 'images'`,
  );
  return { ...SETTINGS_DEFAULTS.images, ...row?.value };
}

type Kept = { html: string; images?: readonly string[] };

/**
 * Before the rendering is kept, in the same transaction, so that none is ever kept that nobody would forget. `renderings`: what it
 * is kept under. Gives the HTML that is to be kept: a copy may have come since the text was rendered, and from here to the end of
 * the transaction none comes.
 */
export async function rememberImages(
  tx: Db,
  renderings: readonly Buffer[],
  { html, images = [] }: Kept,
): Promise<string> {
  if (images.length === 0) return html;
  const hashes = hashArray(images);
  await tx.execute(sql`
    insert into outside_images (hash, address)
    select sha256(convert_to(address, 'UTF8')), address from unnest(${textArray(images)}) address order by 1
    on conflict (hash) do nothing`);
  await tx.execute(sql`select 1 from outside_images where hash = any(${hashes}) order by hash for share`);
  // Written again where it is there: whoever forgets renderings passes over what is being kept anew.
  await tx.execute(sql`
    insert into outside_image_uses (rendering_hash, image_hash)
    select rendering, image from unnest(${byteArray(renderings)}) rendering, unnest(${hashes}) image order by 1, 2
    on conflict (rendering_hash, image_hash) do update set created_at = excluded.created_at`);
  return withImages(tx, html, images);
}

function hashArray(addresses: readonly string[]) {
  return byteArray(addresses.map((address) => createHash("sha256").update(address, "utf8").digest()));
}

function byteArray(values: readonly Buffer[]) {
  return sql`${sql.param(`{${values.map((value) => `"\\\\x${value.toString("hex")}"`).join(",")}}`)}::bytea[]`;
}
