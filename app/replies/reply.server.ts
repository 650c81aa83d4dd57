// The last step of an action: where the browser goes next and what it is told there.
import { redirect } from "@remix-run/node";
import type { MessageKey } from "~/i18n";
import { ownPath } from "~/urls";
import { cookieLine } from "~/web/cookie-line.server";
import { NOTICE_COOKIE } from "~/web/cookies.server";

const NOTICE_SECONDS = 30;

/** See other, with a sentence that the next page shows once. The sentence is a key of the catalogues, never a text. */
export function redirectWithNotice(to: string, notice: MessageKey, cookies: string[] = []): Response {
  const response = redirect(ownPath(to), { status: 303 });
  response.headers.append(
    "set-cookie",
    cookieLine(NOTICE_COOKIE, notice, { seconds: NOTICE_SECONDS, isHttpOnly: true }),
  );
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

export function redirectTo(to: string): Response {
  return redirect(ownPath(to), { status: 303 });
}
