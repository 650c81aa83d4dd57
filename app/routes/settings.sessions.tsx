import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SessionSettings } from "~/components/account/session-settings";
import { SessionsForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { accountTitle } from "~/replies/account.server";
import { loggedOut } from "~/replies/logged-out.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { endOtherSessions, endOwnSession, listSessions } from "~/web/session.server";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireActor(args);
  const sessions = await listSessions(visit.db, { userId: visit.actor.id });
  const lines = sessions.map((session) => ({ ...session, isThis: session.id === visit.sessionId }));
  return json({ sessions: lines, title: accountTitle(visit, "account:settings.sessions") });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, sessionId } = requireActor(args);
  const form = await parseForm(args.request, SessionsForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { session } = form.data;
  if (session === "others") {
    await endOtherSessions(db, { userId: actor.id, sessionId: sessionId ?? "" });
    return redirectWithNotice(urls.settings("sessions"), "account:notice.sessions-ended");
  }
  if (session === sessionId) return loggedOut({ db, sessionId }, "common:notice.logged-out");
  await endOwnSession(db, { userId: actor.id, sessionId: session });
  return redirectWithNotice(urls.settings("sessions"), "account:notice.session-ended");
}

export default function Sessions() {
  return <SessionSettings {...useLoaderData<typeof loader>()} />;
}
