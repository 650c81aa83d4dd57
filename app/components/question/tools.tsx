import { Button } from "~/components/ui/button";
import { Confirm } from "~/components/ui/confirm";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import type { QuestionPageProps } from "./props";

type Rights = QuestionPageProps["page"]["rights"];

/** One quiet link to the page where a question is closed, moved, merged: rare acts stay out of the way. */
export function QuestionTools({ question, rights }: { question: { id: number }; rights: Rights }) {
  const { t } = usePage();
  const mayManage =
    rights.close || rights.duplicate || rights.reopen || rights.pin || rights.protect || rights.move || rights.merge;
  if (!mayManage) return null;
  return (
    <a className="button quiet" href={urls.care(question.id)}>
      {t("forum:question.manage")}
    </a>
  );
}

export function PostRemoval({
  documentId,
  mayRemove,
  mayRestore,
}: {
  documentId: number;
  mayRemove: boolean;
  mayRestore: boolean;
}) {
  const { t } = usePage();
  if (mayRestore) return <RemovalForm documentId={documentId} isDeleted={false} label={t("forum:question.restore")} />;
  if (!mayRemove) return null;
  return (
    <Confirm summary={t("forum:question.delete")}>
      <p>{t("forum:question.delete-confirm")}</p>
      <RemovalForm documentId={documentId} isDeleted label={t("forum:question.delete")} />
    </Confirm>
  );
}

function RemovalForm({ documentId, isDeleted, label }: { documentId: number; isDeleted: boolean; label: string }) {
  return (
    <form method="post" action={urls.deletion(documentId)}>
      <IdempotencyKey />
      <Button name="deleted" value={isDeleted ? 1 : 0} tone={isDeleted ? "danger" : "plain"}>
        {label}
      </Button>
    </form>
  );
}
