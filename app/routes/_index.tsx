import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HomePage } from "~/components/home-page";
import { env } from "~/env.server";
import { loadHome } from "~/models/home.server";
import { pageTitle } from "~/page-title";
import { allowGuests } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageTitle(data.title, data.sharing) : []);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { brand } = visit.community.settings;
  const title = brand.tagline ? `${brand.name} · ${brand.tagline}` : brand.name;
  const sharing = { path: "/", origin: env().PUBLIC_URL, ...(brand.tagline ? { description: brand.tagline } : {}) };
  return json({ ...(await loadHome(visit)), title, sharing }, { headers: { "x-page-tags": "lists everything" } });
}

export default function Home() {
  return <HomePage home={useLoaderData<typeof loader>()} />;
}
