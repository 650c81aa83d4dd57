import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DecisionRecord } from "~/components/case/decision-record";
import { listRecord } from "~/models/case/decision-record.server";
import { listOwnFlags } from "~/models/case/flag-reading.server";
import { listStrikes } from "~/models/member/facts.server";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const typed = Number(new URL(args.request.url).searchParams.get("before"));
  const before = Number.isSafeInteger(typed) && typed > 0 ? typed : null;
  const [record, flags, strikes] = await Promise.all([
    listRecord(db, { userId: actor.id, before }),
    listOwnFlags(db, actor.id),
    listStrikes(db, actor.id),
  ]);
  return json({
    ...record,
    isFirst: before === null,
    flags,
    strikes,
    title: tabTitle(t("decisions:record.title"), community),
  });
}

export default function Decisions() {
  return <DecisionRecord {...useLoaderData<typeof loader>()} />;
}
