import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { canSeeDocument } from "#moderation/permissions/posts";
import { placeOfPost, resolveLegacyPost } from "~/models/community/origin.server";
import { actorFacts, factsOfPost, findPost } from "~/models/post/post.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { refererHost } from "~/web/referer";
import { allowGuests } from "~/web/visit.server";

/** The short address of a question: of the imported one with this number, or else of ours. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor } = allowGuests(args);
  const place =
    (await resolveLegacyPost(db, args.params.id ?? "", { referer: refererHost(args.request) })) ??
    (await placeOfPost(db, idFrom(args.params.id)));
  if (place) return redirect(place, 301);
  // What not everybody may see has the same two addresses for those who may.
  const post = await findPost(db, idFrom(args.params.id));
  const facts = post && (await actorFacts(db, actor, post.productId));
  if (!post || !canSeeDocument(facts, factsOfPost(post)).allowed) throw new Response("not-found", { status: 404 });
  return redirect(urls.post(post));
}

export { WayOn as default } from "~/components/site/way-on";
