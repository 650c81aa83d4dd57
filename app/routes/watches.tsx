import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WatchList } from "~/components/notification/watch-list";
import { parseForm } from "~/forms/form";
import { WatchForm } from "~/forms/notification";
import { listWatches, setWatch } from "~/models/notification/watch.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { tooMany } from "~/replies/too-many.server";
import { ownPath, urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community } = requireActor(args);
  const title = `${t("notifications:watches.title")} · ${community.settings.brand.name}`;
  return json({ watches: await listWatches(db, actor.id), title });
}

/** Every watch button posts here and comes back to where it was pressed. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, WatchForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { on, to, ...watching } = form.data;
  const outcome = await setWatch(db, { actor, watching, isOn: on });
  const page = ownPath(to, urls.watches());
  // Without script one comes back to the button, not to the top of a long page.
  const back = page === urls.watches() || page.includes("#") ? page : `${page}#watch-${watching.target}`;
  switch (outcome.kind) {
    case "done":
      if (!on)
        return back === urls.watches() ? redirectTo(back) : redirectWithNotice(back, "notifications:notice.unwatched");
      return redirectWithNotice(
        back,
        watching.target === "search" ? "notifications:notice.search-watched" : "notifications:notice.watching",
      );
    case "full":
      return redirectWithNotice(back, "notifications:notice.watch-limit");
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "limited":
      throw tooMany(outcome.retryAfterSeconds);
  }
}

export default function Watches() {
  return <WatchList {...useLoaderData<typeof loader>()} />;
}
