import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { FormErrors } from "~/components/ui/form-errors";
import type { HandoverTarget } from "~/models/case/handover.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";
import { HandOnForm } from "./onward";

type Props = { caseId: number; about: string; targets: HandoverTarget[]; reply: Reply | undefined };

/** Handing a case to somebody else, where it is not done on the page of the case. */
export function HandoverPage({ caseId, about, targets, reply }: Props) {
  const t = useT();
  return (
    <article className="stack">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: t("admin:queue.heading"), href: urls.queue() },
            { text: t("admin:case.title", { number: caseId }), href: officeUrls.case(caseId) },
          ]}
        />
        <h1>{t("queue:hand.do")}</h1>
        <p className="meta" dir="auto">
          {about}
        </p>
      </header>
      <FormErrors reply={reply} labels={{ to: t("queue:hand.to"), word: t("queue:hand.note") }} />
      <HandOnForm caseId={caseId} targets={targets} reply={reply} />
    </article>
  );
}
