import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CarePage } from "~/components/care/care-page";
import { careLoader } from "~/replies/care.server";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  requireActor(args);
  return careLoader(args);
}

export default function Care() {
  return <CarePage care={useLoaderData<typeof loader>().care} />;
}
