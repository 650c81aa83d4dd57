import { createReadStream } from "node:fs";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { serveUpload } from "~/images/uploads.server";
import { allowGuests } from "~/web/visit.server";

export async function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  const found = await serveUpload(args.params.name ?? "");
  if (!found) throw new Response("not-found", { status: 404 });
  return new Response(createReadableStreamFromReadable(createReadStream(found.path)), { headers: found.headers });
}
