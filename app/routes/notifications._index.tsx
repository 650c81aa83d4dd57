import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotificationList } from "~/components/notification/list";
import { parseForm } from "~/forms/form";
import { ReadForm } from "~/forms/notification";
import { listFolded, markRead } from "~/models/notification/notification.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community } = requireActor(args);
  const typed = new URL(args.request.url).searchParams.get("after") ?? "";
  const after = /^[1-9][0-9]{0,14}$/.test(typed) ? Number(typed) : null;
  const { groups, next } = await listFolded(db, { userId: actor.id, after });
  const title = `${t("notifications:title")} · ${community.settings.brand.name}`;
  return json({ groups, next, isFirst: after === null, title });
}

/** Marks one group as read (the link's script sends it too), or everything that was there. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, ReadForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  if ("ids" in form.data) {
    await markRead(db, { userId: actor.id, ids: form.data.ids.split(",").map(Number) });
    return redirectTo(urls.notifications());
  }
  await markRead(db, { userId: actor.id, upTo: form.data.upTo });
  return redirectWithNotice(urls.notifications(), "notifications:notice.read");
}

export default function Notifications() {
  return <NotificationList {...useLoaderData<typeof loader>()} />;
}
