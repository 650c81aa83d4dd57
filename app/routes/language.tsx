import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { LanguageForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { changeLanguage } from "~/models/member/profile.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { ownPath, urls } from "~/urls";
import { cookieLine } from "~/web/cookie-line.server";
import { LANGUAGE_COOKIE } from "~/web/cookies.server";
import { allowGuests } from "~/web/visit.server";

const COOKIE_DAYS = 365;

export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  return redirectTo(urls.home());
}

/** Guests keep their choice in a cookie, members in their account. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = allowGuests(args);
  const form = await parseForm(args.request, LanguageForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { language, to } = form.data;
  if (actor) await changeLanguage(db, { userId: actor.id, language });
  const cookie = cookieLine(LANGUAGE_COOKIE, language, { seconds: COOKIE_DAYS * 86_400, isHttpOnly: false });
  return redirectWithNotice(ownPath(to), "common:notice.language", [cookie]);
}

export { WayOn as default } from "~/components/site/way-on";
