import type { SerializeFrom } from "@remix-run/node";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { WaitingMail } from "~/models/community/about.server";
import { isJobName } from "~/models/job/names";
import type { JobQueue } from "~/models/job/reading.server";
import { useT } from "~/page-context";
import { AdminFrame } from "./frame";

type Props = {
  mails: SerializeFrom<WaitingMail>[];
  mailCount: number;
  queues: SerializeFrom<JobQueue>[];
  hasMailServer: boolean;
};

/** What waits to be done by the server: mails to be sent, jobs. */
export function AdminJobs({ mails, mailCount, queues, hasMailServer }: Props) {
  const t = useT();
  return (
    <AdminFrame page="jobs" intro={t("admin:jobs.intro")}>
      <section className="stack" aria-labelledby="mails">
        <h2 id="mails">{t("admin:jobs.mails")}</h2>
        {!hasMailServer && (
          <Notice tone="wait">
            <p>{t("admin:jobs.no-mail-server")}</p>
          </Notice>
        )}
        <p>{t("admin:jobs.mails-waiting", { count: mailCount })}</p>
        {mails.length > 0 && <Mails mails={mails} />}
      </section>
      <section className="stack" aria-labelledby="jobs">
        <h2 id="jobs">{t("admin:jobs.jobs")}</h2>
        {queues.length === 0 ? <p>{t("admin:jobs.none")}</p> : <Queues queues={queues} />}
      </section>
    </AdminFrame>
  );
}

function Mails({ mails }: Pick<Props, "mails">) {
  const t = useT();
  return (
    <div className="scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("admin:jobs.to")}</th>
            <th scope="col">{t("admin:jobs.subject")}</th>
            <th scope="col">{t("admin:jobs.since")}</th>
            <th scope="col">{t("admin:jobs.attempts")}</th>
            <th scope="col">{t("admin:jobs.error")}</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <td>{mail.recipient}</td>
              <td dir="auto">{mail.subject}</td>
              <td>
                <Time at={mail.createdAt} />
              </td>
              <td>{mail.attempts}</td>
              <td>{mail.lastError ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Queues({ queues }: Pick<Props, "queues">) {
  const t = useT();
  return (
    <div className="scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("admin:jobs.name")}</th>
            <th scope="col">{t("admin:jobs.waiting")}</th>
            <th scope="col">{t("admin:jobs.active")}</th>
            <th scope="col">{t("admin:jobs.failed")}</th>
            <th scope="col">{t("admin:jobs.oldest")}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <td>{isJobName(queue.name) ? t(`admin:jobs.name.${queue.name}`) : queue.name}</td>
              <td>{queue.waiting}</td>
              <td>{queue.active}</td>
              <td>{queue.failed}</td>
              <td>{queue.oldest === null ? "–" : <Time at={queue.oldest} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
