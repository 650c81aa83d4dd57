// Images that people upload: judged by their bytes, decoded, re-encoded, and kept under names made from their content.
//
// Promises: what is kept was written by our encoder – no metadata (place, camera, previews), upright, WebP, no larger than
// images/size says; a file is there wholly or not at all; the same image twice is one file.
// Refuses: more than 5 MB, more than 40 megapixels (all frames of an animation together, read from the header before
// anything is decoded), anything but PNG, JPEG, WebP and GIF – no SVG, whatever its name or type says.
// Costs: the library is loaded with the first image; two images at once, eight more wait, the rest is told to come back.
import { createHash, randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "~/env.server";
import { log } from "~/log.server";
import { UPLOAD_NAME } from "~/markdown/targets";
import { type Encoded, encodeImage, formatOf, type Resizing } from "./encoding.server";
import { prepareFolder } from "./folder.server";
import { keptSize, MAX_IMAGE_BYTES } from "./size";

export type RefusedImage = "too-large" | "too-many-pixels" | "not-an-image" | "type-not-allowed" | "no-space" | "busy";
export type StoreOutcome =
  | { ok: true; name: string; mime: string; width: number; height: number; bytes: number }
  | { ok: false; reason: RefusedImage };

export type ServedUpload = { path: string; mime: string; headers: Record<string, string> };

const AVATAR_EDGE = 192;

export async function storeImage(bytes: Uint8Array, { folder }: { folder: string }): Promise<StoreOutcome> {
  return store(bytes, folder, (image, size) => image.resize({ ...keptSize(size), fit: "fill" }), true);
}

/** A still square, cut from the middle. */
export async function storeAvatar(bytes: Uint8Array, { folder }: { folder: string }): Promise<StoreOutcome> {
  return store(bytes, folder, (image) => image.resize(AVATAR_EDGE, AVATAR_EDGE, { fit: "cover" }), false);
}

/** Where a kept image is and how to send it; null for a name that is not ours or not there. */
export async function serveUpload(
  name: string,
  folder = join(env().DATA_DIR, "uploads"),
): Promise<ServedUpload | null> {
  if (!UPLOAD_NAME.test(name)) return null;
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const mime = MIME[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return {
    path,
    mime,
    headers: {
      "content-type": mime,
      "content-length": String(found.size),
      "content-disposition": "inline",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      etag: `"${name}"`,
    },
  };
}

const MIME: Record<string, string> = { webp: "image/webp", png: "image/png", jpg: "image/jpeg", gif: "image/gif" };

async function store(bytes: Uint8Array, folder: string, resized: Resizing, mayMove: boolean): Promise<StoreOutcome> {
  if (bytes.length > MAX_IMAGE_BYTES) return { ok: false, reason: "too-large" };
  const format = formatOf(bytes);
  if (format === "unknown") return { ok: false, reason: "not-an-image" };
  if (format === "refused") return { ok: false, reason: "type-not-allowed" };
  const isFree = await enter();
  if (!isFree) return { ok: false, reason: "busy" };
  try {
    const encoded = await encodeImage(bytes, format, resized, mayMove);
    return "reason" in encoded ? { ok: false, reason: encoded.reason } : await keep(encoded, folder);
  } finally {
    leave();
  }
}

/** Written beside its place, made durable, then put there in one step. */
async function keep({ data, width, height }: Encoded, folder: string): Promise<StoreOutcome> {
  const name = `${createHash("sha256").update(data).digest("hex").slice(0, 32)}.webp`;
  const kept: StoreOutcome = { ok: true, name, mime: "image/webp", width, height, bytes: data.length };
  const path = join(folder, name);
  const present = await stat(path).catch(() => null);
  if (present?.size === data.length) return kept;
  const temporary = join(folder, `.${randomBytes(8).toString("hex")}.part`);
  try {
    const state = await prepareFolder(folder);
    if (state !== "ok") return noPlace(folder, state);
    await writeDurably(temporary, data);
    await rename(temporary, path);
    await syncFolder(folder);
    return kept;
  } catch (error) {
    await rm(temporary, { force: true });
    const code = codeOf(error);
    if (NO_PLACE.has(code)) return noPlace(folder, code);
    throw error;
  }
}

/** The member is told to come back; the operator is told why, or nobody would know. */
function noPlace(folder: string, reason: string): StoreOutcome {
  log().error({ folder, reason }, "an image could not be kept");
  return { ok: false, reason: "no-space" };
}

async function writeDurably(path: string, data: Buffer): Promise<void> {
  const file = await open(path, "wx", 0o644);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; there the rename is durable enough.
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Full, locked, taken away, or broken. */
const NO_PLACE: ReadonlySet<string> = new Set([
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EROFS",
  "EACCES",
  "EPERM",
  "ENOENT",
  "EIO",
]);

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

const MAX_AT_ONCE = 2;
const MAX_WAITING = 8;
let busy = 0;
const waiting: (() => void)[] = [];

async function enter(): Promise<boolean> {
  if (busy < MAX_AT_ONCE) {
    busy++;
    return true;
  }
  if (waiting.length >= MAX_WAITING) return false;
  // Whoever leaves hands the place over; it is never counted free in between.
  await new Promise<void>((resolve) => waiting.push(resolve));
  return true;
}

function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else busy--;
}
