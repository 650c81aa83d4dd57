// The frame of every page, errors included. Rendered on the server only: no Scripts, no hydration; one small module
// (entry.client) loads what a page can do better with script.
import type { LinksFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage, errorPageOf } from "~/components/site/error-page";
import { SiteFooter } from "~/components/site/footer";
import { SiteHeader } from "~/components/site/header";
import { RestrictionNotice } from "~/components/site/restriction-notice";
import { VisitNotice } from "~/components/site/visit-notice";
import { usePage } from "./page-context";
import type { Settings } from "./settings";
import stylesheet from "./styles/app.css?url";
import { urls } from "./urls";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "icon", href: "/favicon.png", sizes: "48x48", type: "image/png" },
  { rel: "apple-touch-icon", href: "/icon-180.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export function Layout({ children }: { children: ReactNode }) {
  const { t, language, community, script } = usePage();
  const { brand } = community.settings;
  const error = useRouteError();
  const brandColours = brandVersion(brand);
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {error != null && <title>{`${errorPageOf(error, t).title} · ${brand.name}`}</title>}
        {error != null && <meta name="robots" content="noindex" />}
        <Meta />
        <Links />
        <BrandLinks />
        {brandColours && <link rel="stylesheet" href={urls.brandStylesheet(brandColours)} />}
        {script && <script type="module" src={script} />}
      </head>
      <body>
        <a className="skip" href="#content">
          {t("common:nav.skip")}
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1}>
          <VisitNotice />
          <RestrictionNotice />
          {children}
        </main>
        <SiteFooter />
        <p className="toast" id="toast" role="status" />
      </body>
    </html>
  );
}

/** What a link to a page is shown with elsewhere, and how browsers search here. */
function BrandLinks() {
  const { community, publicUrl } = usePage();
  const { name, logo } = community.settings.brand;
  return (
    <>
      <meta property="og:site_name" content={name} />
      <meta property="og:image" content={publicUrl + (logo ? urls.upload(logo) : "/icon-512.png")} />
      <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={name} />
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} error={error} />;
}

/** Changes with the colours, so that the stylesheet may be kept for ever; null when the tokens hold. */
function brandVersion({ brandColour, brandColourDark }: Settings["brand"]): string | null {
  if (!brandColour && !brandColourDark) return null;
  return `${brandColour}-${brandColourDark}`.replace(/[^a-z0-9.-]/gi, "");
}
