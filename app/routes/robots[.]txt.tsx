import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/env.server";
import { allowGuests } from "~/web/visit.server";

const CLOSED = [
  "/search",
  "/similar",
  "/login",
  "/join",
  "/forgot",
  "/reset",
  "/verify",
  "/settings",
  "/drafts",
  "/queue",
  "/admin",
  "/posts/",
  "/ask",
  "/proposals",
  // Forms, lists that are empty or endless, and what is only there for one person.
  "/pages/",
  "/wiki/new",
  "/wiki/wanted",
  "/faq/*/edit",
  "/faq/*/ratings",
  "/faq/team",
  "/searches",
  "/deflections",
  "/notifications",
  "/watches",
  "/unsubscribe",
  // The same things in another order or from another place on (multiplying.ts); "*&" is more than one filter at a time.
  "/*?*after=",
  "/*?*before=",
  "/*?*order=",
  "/*?*state=",
  "/*?*language=",
  "/*?*mine=",
  "/*?*version=",
  "/questions?*&",
  "/questions.atom?*&",
  "/faq?*&",
  "/language",
  "/flags",
  "/preview",
];

export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  const lines = [
    "User-agent: *",
    ...CLOSED.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${env().PUBLIC_URL}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "x-page-tags": "everything" },
  });
}
