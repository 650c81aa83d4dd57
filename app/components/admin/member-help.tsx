import { FIELD_LIMITS } from "#moderation/limits";
import { Confirm } from "~/components/ui/confirm";
import { CheckField, Field } from "~/components/ui/field";
import { useT } from "~/page-context";
import { MemberForm, MemberPart, type MemberProps } from "./member-form";

/** For whoever cannot get in, or wrote the address wrong, or wants to go. */
export function MemberHelp({ member, reply }: MemberProps) {
  const t = useT();
  const waits = member.pendingEmail !== null;
  const hasAddress = waits || member.email !== null;
  return (
    <MemberPart id="help" title={t("admin:members.help")}>
      <p className="meta">{t("admin:members.help-hint")}</p>
      <div className="row">
        {waits && <MemberForm member={member} what="resend" button={t("admin:members.resend")} />}
        {(waits || (member.email !== null && !member.isVerified)) && (
          <MemberForm member={member} what="confirm" button={t("admin:members.confirm")} />
        )}
        {hasAddress && <MemberForm member={member} what="reset" button={t("admin:members.reset")} />}
      </div>
      {!member.isUnclaimed && (
        <Confirm summary={t("admin:members.correct")} tone="plain" isOpen={reply?.errors.email !== undefined}>
          <MemberForm member={member} what="address" button={t("admin:members.correct-do")}>
            <Field
              name="email"
              type="email"
              label={t("common:footer.email")}
              hint={t("admin:members.correct-hint")}
              value={member.pendingEmail ?? member.email}
              reply={reply}
              maxLength={FIELD_LIMITS.email.maximum}
              required
            />
          </MemberForm>
        </Confirm>
      )}
      <Confirm summary={t("admin:members.delete")} tone="danger">
        <p>{t("admin:members.delete-hint")}</p>
        <MemberForm member={member} what="delete" button={t("admin:members.delete-do")}>
          <CheckField kind="radio" name="posts" value="stay" label={t("admin:members.delete-stay")} isChecked />
          <CheckField kind="radio" name="posts" value="go" label={t("admin:members.delete-go")} />
        </MemberForm>
      </Confirm>
    </MemberPart>
  );
}
