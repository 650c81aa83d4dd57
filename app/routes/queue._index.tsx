import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { QueuePage } from "~/components/case/queue-page";
import { listCases, reviewMinutes } from "~/models/case/queue.server";
import { openQueue } from "~/models/case/queue-access.server";
import { kindsOf, QUEUE_KINDS } from "~/models/case/queue-kinds";
import { countQueue } from "~/models/case/queue-order.server";
import { listOwnVerdicts } from "~/models/case/verdict.server";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const reader = await openQueue(visit.db, visit);
  const parameters = new URL(args.request.url).searchParams;
  const kind = QUEUE_KINDS.find((one) => one === parameters.get("kind")) ?? null;
  const [cases, minutes, counts, verdicts] = await Promise.all([
    listCases(visit.db, { reader, kind, after: parameters.get("after") }),
    reviewMinutes(visit.db),
    countQueue(visit.db, reader),
    listOwnVerdicts(visit.db, visit.actor.id),
  ]);
  return json({
    ...cases,
    kind,
    isFirst: !parameters.has("after"),
    minutes,
    counts,
    verdicts,
    isAll: parameters.has("all"),
    kinds: kindsOf(reader),
    seesMarked: reader.seesHeld,
    title: tabTitle(visit.t("admin:queue.title"), visit.community),
  });
}

export default function Queue() {
  return <QueuePage {...useLoaderData<typeof loader>()} />;
}
