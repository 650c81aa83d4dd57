import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiLinks } from "~/components/wiki/links";
import { readableLanguages } from "~/i18n";
import { listDeadAnchors } from "~/models/wiki/dead-anchors.server";
import { listBacklinks, listOldAddresses } from "~/models/wiki/links.server";
import { openPage } from "~/models/wiki/opening.server";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** What links here. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t, language } = allowGuests(args);
  const { page, rights } = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  const readable = readableLanguages(language);
  const [links, addresses] = await Promise.all([
    listBacklinks(db, { pageId: page.id, readable }),
    listOldAddresses(db, page.id),
  ]);
  const fromIds = links.map(({ id }) => id);
  const dead = rights.edit === null ? [] : await listDeadAnchors(db, { page, fromIds });
  return json({
    page,
    links,
    dead,
    addresses,
    title: tabTitle(t("wiki:links.title", { title: page.title }), community),
  });
}

export default function PageLinks() {
  return <WikiLinks {...useLoaderData<typeof loader>()} />;
}
