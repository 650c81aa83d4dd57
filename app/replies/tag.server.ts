// An address that names a tag by a name it had before.
import { redirect } from "@remix-run/node";
import type { Db } from "~/database/db.server";
import { currentTags } from "~/models/question/tag-names.server";

/** Leads on to the tag's present name; does nothing when it never had another. */
export async function followRename(db: Db, slug: string, address: (slug: string) => string): Promise<void> {
  const [now] = await currentTags(db, [slug]);
  if (now !== undefined && now !== slug) throw redirect(address(now), 301);
}
