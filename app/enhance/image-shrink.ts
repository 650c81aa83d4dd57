// Photos as they come from phones are larger than what is taken and larger than anybody sees: they are drawn smaller before
// they are sent. What this browser can read and the server does not take (HEIC in Safari, AVIF, BMP) becomes a JPEG on the way.
//
// Refuses: to touch what moves (only its first picture would be left), unless a still one is wanted, and what fits as it is.
import { IMAGE_TYPES, keptSize, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, type Size } from "../images/size";

/** Of a canvas in Safari on a phone. */
const CANVAS_PIXELS = 16_000_000;
const QUALITIES = [0.9, 0.8, 0.65, 0.5];

/** The file to send; the one that was given where nothing better can be made of it. */
export async function shrunk(file: File, { mayMove = true } = {}): Promise<File> {
  const isTaken = IMAGE_TYPES.some((type) => type === file.type);
  if (mayMove && isTaken && (await isMoving(file))) return file;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return file;
  try {
    const isFitting = file.size <= MAX_IMAGE_BYTES && bitmap.width * bitmap.height <= MAX_IMAGE_PIXELS;
    if (isTaken && isFitting) return file;
    return (await drawn(bitmap, file)) ?? file;
  } finally {
    bitmap.close();
  }
}

async function drawn(bitmap: ImageBitmap, file: File): Promise<File | null> {
  const size = bounded(keptSize(bitmap));
  const canvas = document.createElement("canvas");
  Object.assign(canvas, size);
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  const asDrawing = file.type === "image/png" ? await encoded(canvas, "image/png") : null;
  if (asDrawing) return new File([asDrawing], file.name, { type: asDrawing.type });
  // JPEG knows no transparency.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.width, size.height);
  for (const quality of QUALITIES) {
    const blob = await encoded(canvas, "image/jpeg", quality);
    if (blob) return new File([blob], file.name, { type: blob.type });
  }
  return null;
}

/** Null where it is still too large to be sent. */
async function encoded(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return blob && blob.size <= MAX_IMAGE_BYTES ? blob : null;
}

function bounded({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(CANVAS_PIXELS / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/** GIFs may move; a WebP says so in its head. */
async function isMoving(file: File): Promise<boolean> {
  if (file.type === "image/gif") return true;
  if (file.type !== "image/webp") return false;
  return new TextDecoder("latin1").decode(await file.slice(0, 64).arrayBuffer()).includes("ANIM");
}
