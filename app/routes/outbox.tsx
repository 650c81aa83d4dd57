import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OutboxPage } from "~/components/account/outbox";
import { env } from "~/env.server";
import { mailMode } from "~/mail/mode.server";
import { listLatestMails } from "~/models/notification/mail.server";
import { accountTitle } from "~/replies/account.server";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** Exists in development without a mail server only: whoever reads mails can become anybody. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  if (mailMode(env()) !== "page") throw new Response("not-found", { status: 404 });
  return json({ mails: await listLatestMails(visit.db), title: accountTitle(visit, "account:outbox.title") });
}

export default function Outbox() {
  return <OutboxPage {...useLoaderData<typeof loader>()} />;
}
