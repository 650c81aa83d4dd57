import { errorWords } from "~/components/ui/error-words";
import { FormErrors, type FormErrorsProps } from "~/components/ui/form-errors";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";

/** What is wrong with a form. A refusal that is about no field in particular is a plain sentence. */
export function AccountErrors({ reply, labels }: FormErrorsProps) {
  const t = useT();
  const refusal = soleRefusal(reply);
  if (!refusal) return <FormErrors reply={reply} labels={labels} />;
  return (
    <Notice tone="bad" role="alert" id="form-errors">
      <p>{errorWords(t, refusal)}</p>
    </Notice>
  );
}

function soleRefusal(reply: FormReply | null | undefined) {
  const { form, ...others } = reply?.errors ?? {};
  return Object.keys(others).length === 0 ? form : undefined;
}
