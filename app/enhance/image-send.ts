// One image on its way to the server: its address, or a sentence with its name that says why there is none.
import { MAX_IMAGE_BYTES } from "../images/size";
import { shrunk } from "./image-shrink";
import { fill, type words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;
export type Sent = { path: string } | { why: string };

/** A connection that takes longer for a few megabytes will not do it at all. */
const GIVEN_UP_AFTER_MS = 120_000;

const LEAVING_TAKES_MS = 1_000;

export async function sendImage(file: File, said: Said, cancelled: AbortSignal): Promise<Sent> {
  const name = file.name || said.image;
  const image = await shrunk(file);
  if (image.size > MAX_IMAGE_BYTES) return { why: fill(said["upload-large"], { name }) };
  const body = new FormData();
  body.set("file", image, name);
  const request = new AbortController();
  const late = setTimeout(() => request.abort(), GIVEN_UP_AFTER_MS);
  cancelled.addEventListener("abort", () => request.abort());
  try {
    const answer = await fetch("/uploads", { method: "POST", body, signal: request.signal });
    if (answer.redirected) return { why: `${fill(said["upload-failed"], { name })} ${said["logged-out"]}` };
    const reply: unknown = await answer.json();
    const path = textOf(reply, "path");
    return path === null ? { why: withName(textOf(reply, "words"), name, said) } : { path };
  } catch {
    // A page that is being left loses its connections first. It must not take the image out of the text as its last act: whoever
    // comes back to the text is told then.
    if (!request.signal.aborted) await new Promise((over) => setTimeout(over, LEAVING_TAKES_MS));
    return { why: `${fill(said["upload-failed"], { name })} ${said["upload-again"]}` };
  } finally {
    clearTimeout(late);
  }
}

/** The server's sentences about a file name it; those about the member (a limit, a right) do not. */
function withName(words: string | null, name: string, said: Said): string {
  if (words?.includes(name)) return words;
  return [fill(said["upload-failed"], { name }), words ?? said["upload-again"]].join(" ");
}

function textOf(reply: unknown, name: "path" | "words"): string | null {
  const value: unknown = typeof reply === "object" && reply !== null ? Reflect.get(reply, name) : null;
  return typeof value === "string" ? value : null;
}
