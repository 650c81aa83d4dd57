import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CarePage } from "~/components/care/care-page";
import { parseForm } from "~/forms/form";
import { PlaceForm } from "~/forms/office";
import { correctPlace } from "~/models/question/own-place.server";
import { again, formAgain, tryLater } from "~/replies/again.server";
import { careLoader, careReply } from "~/replies/care.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  requireActor(args);
  return careLoader(args);
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, community } = requireActor(args);
  const form = await parseForm(args.request, PlaceForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { area: areaId, product: productId, version: versionId, language } = form.data;
  const place = { areaId, productId, versionId };
  const questionId = idFrom(args.params.id);
  const outcome = await correctPlace(db, { actor, questionId, place, language, community });
  if (outcome.kind === "refused") return again({ errors: {}, typed: form.typed, reasons: outcome.reasons });
  if (outcome.kind === "unknown-place") return formAgain({ [outcome.field]: { code: outcome.because } }, form.typed);
  if (outcome.kind === "limited") return tryLater(form.typed, outcome.retryAfterSeconds);
  return careReply(outcome, "admin:notice.moved");
}

export default function Place() {
  return <CarePage care={useLoaderData<typeof loader>().care} section="place" reply={useReply()} />;
}
