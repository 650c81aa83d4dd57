// Compression of pages. A page that is sent once is compressed at once and lightly: a trip to the thread pool costs more of
// the main thread than 30 KB do. One that is asked for again gets the better encoding, off the main thread.
import { promisify } from "node:util";
import { brotliCompress, constants, gunzipSync, gzip, gzipSync } from "node:zlib";

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);
/** Half the time of level 6, a twentieth more bytes. */
const LEVEL = 3;
const LONGEST_AT_ONCE = 128 * 1024;

export async function compressGzip(bytes: Buffer): Promise<Buffer> {
  if (bytes.length <= LONGEST_AT_ONCE) return gzipSync(bytes, { level: LEVEL });
  return gzipAsync(bytes, { level: LEVEL });
}

/** The better encoding of something that compressGzip made. */
export function compressBrotli(gzipped: Buffer): Promise<Buffer> {
  return brotliAsync(gunzipSync(gzipped), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

export function expandGzip(gzipped: Buffer): Buffer {
  return gunzipSync(gzipped);
}
