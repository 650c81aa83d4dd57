import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptSize } from "~/images/size";
import { serveUpload, storeAvatar, storeImage } from "~/images/uploads.server";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "uploads-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 20 } } });
const store = (bytes: Uint8Array) => storeImage(bytes, { folder });
const text = (words: string) => new TextEncoder().encode(words);

async function photo(orientation = 1): Promise<Buffer> {
  return picture(60, 40)
    .withExif({
      IFD0: { Artist: "Somebody Private", Orientation: String(orientation) },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100", GPSLongitudeRef: "W" },
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

/** A PNG whose header claims a size; the rest is as small as a PNG can be. */
async function bomb(width: number, height: number): Promise<Buffer> {
  const png = await picture(1, 1).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc(png.subarray(12, 29)), 29);
  return png;
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

async function animation(frames: number, width = 20, height = 10): Promise<Buffer> {
  const strip = Buffer.alloc(width * height * frames * 3, 0);
  for (let at = 0; at < strip.length; at++) strip[at] = (at * 31 + Math.floor(at / (width * height * 3)) * 97) % 256;
  return sharp(strip, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
    .gif({ delay: new Array(frames).fill(50) })
    .toBuffer();
}

describe("storing an image", () => {
  it.each(["png", "jpeg", "webp", "gif"] as const)(
    "takes %s and keeps it as WebP under a name of its content",
    async (format) => {
      const outcome = await store(await picture(30, 20).toFormat(format).toBuffer());
      expect(outcome).toMatchObject({ ok: true, mime: "image/webp", width: 30, height: 20 });
      if (!outcome.ok) return;
      expect(outcome.name).toMatch(/^[0-9a-f]{32}\.webp$/);
      const kept = await readFile(join(folder, outcome.name));
      expect(kept.length).toBe(outcome.bytes);
      expect(await sharp(kept).metadata()).toMatchObject({ format: "webp", width: 30, height: 20 });
    },
  );

  it("strips place, camera and names, and turns the picture upright first", async () => {
    const source = await photo(6);
    expect((await sharp(source).metadata()).exif?.toString("latin1")).toContain("Somebody Private");
    const outcome = await store(source);
    expect(outcome).toMatchObject({ ok: true, width: 40, height: 60 });
    if (!outcome.ok) return;
    const kept = await readFile(join(folder, outcome.name));
    const { exif, xmp, iptc, orientation } = await sharp(kept).metadata();
    expect({ exif, xmp, iptc, orientation }).toEqual({});
    expect(kept.toString("latin1")).not.toMatch(/Somebody|GPS|EXIF/);
  });

  it("keeps the same image once", async () => {
    const bytes = await photo();
    const outcomes = await Promise.all([store(bytes), store(bytes), store(bytes)]);
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.name)).size).toBe(1);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it("makes large pictures smaller and leaves small ones as they are", async () => {
    expect(await store(await picture(4000, 2500).jpeg().toBuffer())).toMatchObject({
      ok: true,
      width: 2560,
      height: 1600,
    });
    expect(await store(await picture(300, 150).jpeg().toBuffer())).toMatchObject({ ok: true, width: 300, height: 150 });
  });

  it.each([
    ["a scrolled screenshot", 1080, 16_000, 1080, 16_000],
    ["a panorama", 16_000, 900, 16_000, 900],
    ["a screenshot that is longer than WebP can hold", 720, 30_000, 393, 16_383],
    ["a wide panorama of a camera", 12_000, 3000, 6400, 1600],
  ])("keeps %s so large that it can be read", async (_, width, height, keptWidth, keptHeight) => {
    const bytes = await picture(width, height).png({ compressionLevel: 1 }).toBuffer();
    expect(await store(bytes)).toMatchObject({ ok: true, width: keptWidth, height: keptHeight });
  });

  it("keeps a photo that lies on its side in the shape in which it is looked at", async () => {
    const bytes = await picture(4000, 1000).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await store(bytes)).toMatchObject({ ok: true, width: 1000, height: 4000 });
  });

  it("keeps the shape of every image, enlarges none, and lets none shrink below what a reader can see", () => {
    const edge = fc.integer({ min: 1, max: 40_000 });
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        fc.pre(width * height <= 40_000_000);
        const kept = keptSize({ width, height });
        const scale = Math.max(kept.width, kept.height) / Math.max(width, height);
        expect(scale).toBeLessThanOrEqual(1);
        // Within a pixel of the same shape.
        expect(Math.abs(kept.width - width * scale)).toBeLessThanOrEqual(1);
        expect(Math.abs(kept.height - height * scale)).toBeLessThanOrEqual(1);
        const short = Math.min(width, height);
        const longest = Math.max(width, height);
        if (longest <= 16_383 && width * height <= 20_000_000)
          expect(Math.min(kept.width, kept.height)).toBeGreaterThanOrEqual(Math.min(short, 1600) - 1);
        expect(Math.max(kept.width, kept.height)).toBeLessThanOrEqual(16_383);
      }),
    );
  });

  it("keeps an animation moving", async () => {
    const outcome = await store(await animation(4));
    expect(outcome).toMatchObject({ ok: true, width: 20, height: 10 });
    if (!outcome.ok) return;
    expect((await sharp(join(folder, outcome.name), { animated: true }).metadata()).pages).toBe(4);
  });

  it("makes an avatar a still square", async () => {
    const outcome = await storeAvatar(await animation(3, 40, 20), { folder });
    expect(outcome).toMatchObject({ ok: true, width: 192, height: 192 });
    if (!outcome.ok) return;
    expect((await sharp(join(folder, outcome.name)).metadata()).pages ?? 1).toBe(1);
  });

  it("refuses a bomb by its header, of one frame or of many", async () => {
    expect(await store(await bomb(50_000, 50_000))).toEqual({ ok: false, reason: "too-many-pixels" });
    expect(await store(await bomb(8000, 5001))).toEqual({ ok: false, reason: "too-many-pixels" });
    expect(await store(await animation(301, 8, 8))).toEqual({ ok: false, reason: "too-many-pixels" });
  });

  it("refuses more than 5 MB before it looks inside", async () => {
    expect(await store(new Uint8Array(5_242_881))).toEqual({ ok: false, reason: "too-large" });
  });

  it.each([
    ["an SVG", text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["an SVG behind a declaration", text('<?xml version="1.0"?><!-- x --><svg onload="alert(1)"/>')],
    ["a bitmap", text("BM00000000000000")],
  ])("refuses %s as a type that is not taken", async (_, bytes) => {
    expect(await store(bytes)).toEqual({ ok: false, reason: "type-not-allowed" });
  });

  it("refuses what only begins like an image, and what is none", async () => {
    const png = await picture(10, 10).png().toBuffer();
    for (const bytes of [
      text("<html><script>alert(1)</script>"),
      new Uint8Array(0),
      text("GIF89a<script>alert(1)</script>"),
      Buffer.concat([png.subarray(0, 8), text("<svg></svg>")]),
      (await photo()).subarray(0, 100),
      await bomb(100, 100),
    ]) {
      expect(await store(bytes)).toEqual({ ok: false, reason: "not-an-image" });
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it("drops what hides behind an image", async () => {
    const outcome = await store(
      Buffer.concat([await picture(9, 9).png().toBuffer(), text("<script>alert(1)</script>")]),
    );
    expect(outcome.ok && (await readFile(join(folder, outcome.name))).toString("latin1")).not.toContain("script");
  });

  it("does a few at once, lets a few wait and tells the rest that it is busy", async () => {
    const bytes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        picture(400 + n, 400)
          .png()
          .toBuffer(),
      ),
    );
    const outcomes = await Promise.all(bytes.map(store));
    const busy = outcomes.filter((outcome) => !outcome.ok && outcome.reason === "busy").length;
    expect(busy).toBe(10);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(10);
    expect((await store(bytes[0] ?? new Uint8Array())).ok).toBe(true);
  });

  it.skipIf(!canMount())(
    "says that the disk is full, leaves nothing behind and goes on when there is room",
    async () => {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder]);
      try {
        const noise = randomBytes(300 * 300 * 3);
        const large = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
          .png()
          .toBuffer();
        expect(await store(large)).toEqual({ ok: false, reason: "no-space" });
        expect(await readdir(folder)).toEqual([]);
        expect((await store(await picture(10, 10).png().toBuffer())).ok).toBe(true);
      } finally {
        execFileSync("umount", [folder]);
      }
    },
  );
});

describe("serving an image", () => {
  it("sends what is kept as an image that can do nothing, for ever", async () => {
    const outcome = await store(await photo());
    const served = await serveUpload(outcome.ok ? outcome.name : "", folder);
    expect(served?.mime).toBe("image/webp");
    expect(served?.headers).toMatchObject({
      "content-type": "image/webp",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  it("knows no other names", async () => {
    for (const name of [
      "../secret.webp",
      "a/b.webp",
      ".x.part",
      "x.svg",
      "",
      "X.webp",
      `${"a".repeat(32)}.webp`,
      "a.webp\0.png",
    ]) {
      expect(await serveUpload(name, folder), name).toBeNull();
    }
  });
});

function canMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    // In a namespace of its own, so that the probe leaves nothing mounted.
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
