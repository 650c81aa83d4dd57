import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { UnsubscribePage } from "~/components/account/unsubscribe-page";
import { readUnsubscribeToken, stopMails } from "~/models/notification/choice.server";
import { SECRET_ADDRESS } from "~/replies/account.server";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = () => SECRET_ADDRESS;

/** Asks, and changes nothing: mail programs and scanners open links by themselves. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, t, community } = allowGuests(args);
  const token = args.params.token ?? "";
  const found = await readUnsubscribeToken(db, token);
  const title = `${t("notifications:stop.title")} · ${community.settings.brand.name}`;
  return json({ token, what: found?.what ?? null, title }, { status: found ? 200 : 404 });
}

/** Whoever has the link may end these mails: people by the page's button, mail programs by theirs (RFC 8058). No redirect. */
export async function action(args: ActionFunctionArgs) {
  const { db } = allowGuests(args);
  const found = await readUnsubscribeToken(db, args.params.token ?? "");
  if (!found) return json({ isDone: false }, { status: 404 });
  await stopMails(db, found);
  return json({ isDone: true });
}

export default function Unsubscribe() {
  const { token, what } = useLoaderData<typeof loader>();
  return <UnsubscribePage token={token} what={what} isDone={useActionData<typeof action>()?.isDone ?? false} />;
}
