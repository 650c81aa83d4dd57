import { CheckField } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";

/** A title that says nothing, or should not be read, does not have to stand beside the answer. */
export function LeaveTitleOut({
  id,
  post,
  reply,
}: {
  id: string;
  post: { questionTitle: string };
  reply: FormReply | undefined;
}) {
  const t = useT();
  return (
    <CheckField
      name="leavesTitleOut"
      id={id}
      label={t("admin:care.leave-title-out")}
      hint={t("admin:care.leave-title-out-hint", { title: post.questionTitle })}
      isChecked={reply?.typed.leavesTitleOut === "1"}
    />
  );
}
