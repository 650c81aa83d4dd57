// Images of other places in texts: which renderings name them, and what of them readers are shown.
//
// Promises: what the administration chose holds for every text that is rendered from then on; what was rendered before is
// forgotten by the job `outside-images` (image-copies). A text without such images costs no statement.
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

/** Before the rendering is kept, so that none is ever kept that nobody would forget. `renderings`: what it is kept under. */
export async function rememberImages(
  db: Db,
  renderings: readonly Buffer[],
  addresses: readonly string[] = [],
): Promise<void> {
  if (addresses.length === 0) return;
  const images = hashArray(addresses);
  await db.execute(sql`
    with images as (
      insert into outside_images (hash, address)
      select sha256(convert_to(address, 'UTF8')), address from unnest(${textArray(addresses)}) address order by 1
      on conflict (hash) do nothing
    )
    insert into outside_image_uses (rendering_hash, image_hash)
    select rendering, image from unnest(${byteArray(renderings)}) rendering, unnest(${images}) image order by 1, 2
    on conflict (rendering_hash, image_hash) do nothing`);
}

function hashArray(addresses: readonly string[]) {
  return byteArray(addresses.map((address) => createHash("sha256").update(address, "utf8").digest()));
}

function byteArray(values: readonly Buffer[]) {
  return sql`${sql.param(`{${values.map((value) => `"\\\\x${value.toString("hex")}"`).join(",")}}`)}::bytea[]`;
}
