// What an image is, by its bytes, and how it is written anew. The library is loaded with the first image.
import type { Metadata, Sharp } from "sharp";
import { MAX_IMAGE_PIXELS, type Size } from "./size";

const MAX_FRAMES = 300;
const ENCODING_SECONDS = 20;

/** `size`: as it is looked at, of one frame. */
export type Resizing = (image: Sharp, size: Size) => Sharp;
export type Format = "png" | "jpeg" | "webp" | "gif";
export type Encoded = { data: Buffer; width: number; height: number };

export async function encodeImage(
  bytes: Uint8Array,
  format: Format,
  resized: Resizing,
  mayMove: boolean,
): Promise<Encoded | { reason: "not-an-image" | "too-many-pixels" }> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  const input = { limitInputPixels: MAX_IMAGE_PIXELS, failOn: "error" as const };
  try {
    // The header alone, without the limit, so that a bomb can be told from a broken file.
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (header.format !== format) return { reason: "not-an-image" };
    if (pixelsOf(header) > MAX_IMAGE_PIXELS || (header.pages ?? 1) > MAX_FRAMES) return { reason: "too-many-pixels" };
    const animated = mayMove && (header.pages ?? 1) > 1;
    const upright = sharp(bytes, { ...input, animated }).autoOrient();
    const { data, info } = await resized(upright, uprightSize(header))
      .webp(format === "png" ? { nearLossless: true, quality: 60 } : { quality: 82 })
      .timeout({ seconds: ENCODING_SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.pageHeight ?? info.height };
  } catch {
    return { reason: "not-an-image" };
  }
}

/** Cameras note that a picture lies on its side (5 to 8) instead of turning it. */
function uprightSize({ width, height, pageHeight, orientation = 1 }: Metadata): Size {
  const size = { width, height: pageHeight ?? height };
  return orientation >= 5 ? { width: size.height, height: size.width } : size;
}

function pixelsOf({ width, height, pageHeight, pages }: Metadata): number {
  return width * (pageHeight ?? height) * (pages ?? 1);
}

/** TIFF in both byte orders, BMP, ICO. */
const OTHER_IMAGES = ["II*\0", "MM\0*", "BM", "\0\0\x01\0"];

/** By the first bytes. "refused": an image, but of a kind that is not taken. */
export function formatOf(bytes: Uint8Array): Format | "refused" | "unknown" {
  const head = Buffer.from(bytes.subarray(0, 300)).toString("latin1");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (/^GIF8[79]a/.test(head)) return "gif";
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return "webp";
  const isOtherImage = OTHER_IMAGES.some((start) => head.startsWith(start)) || /<svg[\s>]/i.test(head);
  return isOtherImage || /^[\s\S]{4}ftyp(?:avif|avis|heic|heix|mif1)/.test(head) ? "refused" : "unknown";
}
