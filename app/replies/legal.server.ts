// One of the pages that the law asks for, rendered like every other text of people. Not found while nobody wrote it.
import { json } from "@remix-run/node";
import { env } from "~/env.server";
import { legalText } from "~/legal";
import { renderText } from "~/models/document/rendering.server";
import type { LegalPage } from "~/settings";
import { urls } from "~/urls";
import type { Visit } from "~/web/visit.server";

export async function legalPage({ db, community, language, t }: Visit, page: LegalPage) {
  const written = legalText(community.settings, page, language);
  if (!written) throw new Response("not-found", { status: 404 });
  const { html } = await renderText(db, written.text, written.language);
  const heading = t(`common:footer.${page}`);
  const title = `${heading} · ${community.settings.brand.name}`;
  const sharing = { path: urls.legal(page), origin: env().PUBLIC_URL };
  return json(
    { html, language: written.language, heading, title, sharing },
    { headers: { "x-page-tags": "everything" } },
  );
}
