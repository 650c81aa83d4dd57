// The files of the build, kept in memory from the start: scripts, styles, icons, each in the forms it was compressed to.
//
// Promises: a running server goes on with the files of its own build while another one is made in their place (a stream from
// the disk met a file that was gone and ended the process, 2026-11-29); an answer costs no disk. Costs about as many bytes as
// there are in build/client.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { SECURITY_HEADERS } from "./plain-error.server";

type Form = { bytes: Buffer; headers: Record<string, string> };
type Kept = { plain: Form; br?: Form; gzip?: Form };

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};
const FOR_EVER = "public, max-age=31536000, immutable";
const COMPRESSED = { ".br": "br", ".gz": "gzip" } as const;

/** Answers what is among the files of the folder as it is now; calls next for everything else. */
export function staticFiles(
  folder: string,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const files = readFiles(folder);
  return (request, response, next) => {
    const kept = files.get((request.url ?? "").split("?", 1)[0] ?? "");
    if (!kept || (request.method !== "GET" && request.method !== "HEAD")) return next();
    const { bytes, headers } = chosen(kept, String(request.headers["accept-encoding"] ?? ""));
    if (request.headers["if-none-match"] === headers.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, "content-length": bytes.length });
    response.end(request.method === "HEAD" ? undefined : bytes);
  };
}

function chosen({ plain, br, gzip }: Kept, accepted: string): Form {
  if (br && /\bbr\b/.test(accepted)) return br;
  return gzip && /\bgzip\b/.test(accepted) ? gzip : plain;
}

function readFiles(folder: string): Map<string, Kept> {
  const files = new Map<string, Kept>();
  if (!existsSync(folder)) return files;
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of found.map((entry) => join(entry.parentPath, entry.name))) {
    const type = TYPES[extname(path)];
    if (type === undefined) continue;
    const address = `/${relative(folder, path).split(sep).join("/")}`;
    const kept: Kept = { plain: formOf(path, address, type) };
    for (const [end, encoding] of Object.entries(COMPRESSED))
      if (existsSync(path + end)) kept[encoding] = formOf(path + end, address, type, encoding);
    files.set(address, kept);
  }
  return files;
}

function formOf(path: string, address: string, type: string, encoding?: string): Form {
  const bytes = readFileSync(path);
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    "content-type": type,
    vary: "Accept-Encoding",
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    "cache-control": address.startsWith("/assets/") ? FOR_EVER : "no-cache",
  };
  if (encoding !== undefined) headers["content-encoding"] = encoding;
  return { bytes, headers };
}
