// How large an image is kept: what a reader can see, whatever its shape.
//
// Promises: nothing is enlarged or distorted; of a photo the long edge decides, of a scrolled screenshot or a panorama the short
// one, because a line of text is as high as the short edge allows. (Until 2026-11-29 one number held for both edges: a
// screenshot of 1080 × 16000 became 173 × 2560 and could not be read.) Shared with the browser, which makes photos smaller
// before it sends them.
export type Size = { width: number; height: number };

/** Sharp on a double-density screen at the width of a page. */
const PHOTO_EDGE = 2_560;
const SHORT_EDGE = 1_600;
/** What WebP can hold. */
const LONGEST_EDGE = 16_383;
/** Encoding takes a second for each ten million pixels. */
const MOST_PIXELS = 20_000_000;

export function keptSize({ width, height }: Size): Size {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  const seen = Math.max(PHOTO_EDGE / long, SHORT_EDGE / short);
  const scale = Math.min(1, seen, LONGEST_EDGE / long, Math.sqrt(MOST_PIXELS / (width * height)));
  const scaled = (edge: number) => Math.max(1, Math.floor(edge * scale));
  return { width: scaled(width), height: scaled(height) };
}

export const MAX_IMAGE_BYTES = 5_242_880;
export const MAX_IMAGE_MEGABYTES = 5;
export const MAX_IMAGE_PIXELS = 40_000_000;
export const MAX_IMAGE_MEGAPIXELS = 40;
/** Added to a text in one go. */
export const MOST_FILES_AT_ONCE = 5;
export const IMAGE_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;
