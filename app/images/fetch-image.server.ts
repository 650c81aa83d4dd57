// Fetches a picture from an address that a stranger wrote.
//
// Promises: only https, only port 443, only public addresses – asked of the resolver's answer that the connection is then made
// to, so that a name which means another machine a moment later gains nothing; the same for every redirect, of which there
// are few; no more bytes than an upload may have, no longer than DEADLINE_MS for all of it; no cookie, no referrer,
// nothing of the reader. What comes back is bytes that nobody has looked at: images/uploads judges and writes them anew.
import { type LookupAddress, lookup } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request as requestByTls } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { outsideImage } from "~/markdown/outside-images";
import { isPublicAddress } from "./public-address";
import { MAX_IMAGE_BYTES } from "./size";

/** `address`: it may never be asked. `status`: the answer is no image. `unreachable`: another time it may go well. */
export type FetchFailure = "address" | "unreachable" | "status" | "redirects" | "too-large";
export type Fetched = { ok: true; bytes: Buffer } | { ok: false; reason: FetchFailure };

/** How the network is reached; tests bring a network of their own. */
export type Way = {
  resolve: (host: string, settle: (error: Error | null, addresses: LookupAddress[]) => void) => void;
  isPublic: (address: string) => boolean;
  request: typeof requestByTls;
  port: number;
  deadlineMs: number;
};

const DEADLINE_MS = 15_000;
const MOST_REDIRECTS = 3;
const LARGEST_HEAD = 16_384;

export const THE_INTERNET: Way = {
  resolve: (host, settle) => lookup(host, { all: true }, settle),
  isPublic: isPublicAddress,
  request: requestByTls,
  port: 443,
  deadlineMs: DEADLINE_MS,
};

export async function fetchImage(written: string, way: Way = THE_INTERNET): Promise<Fetched> {
  const signal = AbortSignal.timeout(way.deadlineMs);
  let address: string | null = written;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const url: URL | null = askable(address, way);
    if (url === null) return { ok: false, reason: "address" };
    const answer: Answer = await ask(url, way, signal);
    if (answer.kind === "failed") return { ok: false, reason: answer.reason };
    if (answer.kind === "bytes") return { ok: true, bytes: answer.bytes };
    address = URL.canParse(answer.to, url.href) ? new URL(answer.to, url.href).href : null;
  }
  return { ok: false, reason: "redirects" };
}

type Answer =
  | { kind: "bytes"; bytes: Buffer }
  | { kind: "redirect"; to: string }
  | { kind: "failed"; reason: FetchFailure };

/** An address without a name is never resolved, so it is judged here. */
function askable(address: string | null, way: Way): URL | null {
  const known = address === null ? null : outsideImage(address);
  if (known === null) return null;
  const url = new URL(known);
  const host = hostOf(url);
  return url.port !== "" || (isIP(host) !== 0 && !way.isPublic(host)) ? null : url;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

class NotPublic extends Error {}

function ask(url: URL, way: Way, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const fail = (reason: FetchFailure) => resolve({ kind: "failed", reason });
    const asking = way.request({
      host: hostOf(url),
      port: way.port,
      path: url.pathname + url.search,
      headers: {
        accept: "image/webp,image/png,image/jpeg,image/gif",
        "accept-encoding": "identity",
        "user-agent": "Commonplace",
      },
      agent: false,
      lookup: publicOnly(way),
      maxHeaderSize: LARGEST_HEAD,
      signal,
    });
    asking.once("error", (error) => fail(error instanceof NotPublic ? "address" : "unreachable"));
    asking.once("response", (response) => void read(response).then(resolve, () => fail("unreachable")));
    // Without a listener such an answer ends the request with neither an error nor a response.
    asking.once("upgrade", (_, socket) => {
      socket.destroy();
      fail("status");
    });
    signal.addEventListener("abort", () => fail("unreachable"), { once: true });
    asking.end();
  });
}

/** One answer of the resolver is judged and used. Where one of its addresses is not public, none is. */
function publicOnly({ resolve, isPublic }: Way): LookupFunction {
  return (host, { all }, settle) =>
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return settle(error ?? new Error("no address"), "", 0);
      if (!addresses.every(({ address }) => isPublic(address))) return settle(new NotPublic(host), "", 0);
      if (all) settle(null, addresses);
      else settle(null, first.address, first.family);
    });
}

async function read(response: IncomingMessage): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  try {
    if (statusCode >= 300 && statusCode < 400 && headers.location) return { kind: "redirect", to: headers.location };
    if (statusCode !== 200) return { kind: "failed", reason: statusCode >= 500 ? "unreachable" : "status" };
    if (Number(headers["content-length"] ?? 0) > MAX_IMAGE_BYTES) return { kind: "failed", reason: "too-large" };
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response) {
      size += chunk.length;
      if (size > MAX_IMAGE_BYTES) return { kind: "failed", reason: "too-large" };
      chunks.push(chunk);
    }
    return { kind: "bytes", bytes: Buffer.concat(chunks) };
  } finally {
    response.destroy();
  }
}
