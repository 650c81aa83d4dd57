import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminJobs } from "~/components/admin/jobs";
import { env } from "~/env.server";
import { listWaitingMails } from "~/models/community/about.server";
import { listJobQueues } from "~/models/job/reading.server";
import { adminLoader } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const [{ mails, count }, queues] = await Promise.all([listWaitingMails(visit.db), listJobQueues(visit.db)]);
  return json({
    mails,
    mailCount: count,
    queues,
    hasMailServer: env().SMTP_URL !== null,
    ...adminLoader(visit, "jobs"),
  });
}

export default function Jobs() {
  return <AdminJobs {...useLoaderData<typeof loader>()} />;
}
