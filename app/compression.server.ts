// Compression off the main thread: once and fast for a page that is sent once, both encodings and better for one that is kept.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

export function compressGzip(bytes: Buffer): Promise<Buffer> {
  return gzipAsync(bytes, { level: 5 });
}

/** Both encodings of a page that will be sent many times. */
export async function compressBoth(bytes: Buffer): Promise<{ gzip: Buffer; brotli: Buffer }> {
  const [gzipped, brotlied] = await Promise.all([
    gzipAsync(bytes, { level: 6 }),
    brotliAsync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  return { gzip: gzipped, brotli: brotlied };
}
