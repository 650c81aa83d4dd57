import { FIELD_LIMITS } from "#moderation/limits";
import { Confirm } from "~/components/ui/confirm";
import { Field } from "~/components/ui/field";
import { Time } from "~/components/ui/time";
import type { DeciderRecord } from "~/models/case/decider-record.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";
import { MemberForm, MemberPart, type MemberProps } from "./member-form";
import { MemberHelp } from "./member-help";
import { MemberRestrictions } from "./member-restrictions";
import { ROLES } from "./members";

export function AdminMember({ member, decider, reply }: MemberProps & { decider: DeciderRecord | null }) {
  const { t, actor } = usePage();
  const isSelf = actor?.id === member.id;
  const labels = {
    role: t("admin:members.role"),
    note: t("admin:members.role-note"),
    email: t("common:footer.email"),
    functionName: t("admin:restrict.function"),
    reason: t("admin:restrict.reason"),
  };
  return (
    <AdminFrame page="members" title={member.displayName} reply={reply} labels={labels}>
      <Facts member={member} decider={decider} />
      <MemberPart id="role" title={labels.role}>
        {isSelf ? (
          <p>{t("moderation:reason.own-role")}</p>
        ) : (
          <MemberForm member={member} what="role" button={t("admin:members.role-do")}>
            <Field
              name="role"
              control="select"
              label={labels.role}
              hint={t("admin:members.role-hint")}
              value={member.role}
              reply={reply}
              options={ROLES.map((role) => ({ value: role, text: t(`moderation:role.${role}`) }))}
            />
            <Field
              name="note"
              control="textarea"
              label={labels.note}
              hint={t("admin:members.role-note-hint")}
              reply={reply}
              rows={2}
              maxLength={FIELD_LIMITS.note.maximum}
              isOptional
            />
          </MemberForm>
        )}
      </MemberPart>
      {!isSelf && <MemberRestrictions member={member} reply={reply} />}
      {member.isUnclaimed && (
        <MemberPart id="email" title={t("admin:members.attach")}>
          <p className="meta">{t("admin:members.attach-hint")}</p>
          <MemberForm member={member} what="email" button={t("admin:members.attach-do")}>
            <Field
              name="email"
              type="email"
              label={labels.email}
              value={member.email}
              reply={reply}
              maxLength={FIELD_LIMITS.email.maximum}
              required
            />
          </MemberForm>
        </MemberPart>
      )}
      {!isSelf && <MemberHelp member={member} reply={reply} />}
      <MemberPart id="sessions" title={t("admin:members.sessions")}>
        <p>{t("admin:members.sessions-count", { count: member.sessions })}</p>
        {member.sessions > 0 && (
          <Confirm summary={t("admin:members.sessions-end")} tone="plain">
            <p>{t("admin:members.sessions-hint")}</p>
            <MemberForm member={member} what="end-sessions" button={t("admin:members.sessions-end")} />
          </Confirm>
        )}
      </MemberPart>
    </AdminFrame>
  );
}

function Facts({ member, decider }: { member: MemberProps["member"]; decider: DeciderRecord | null }) {
  const { t } = usePage();
  return (
    <dl className="facts narrow">
      <dt>{t("admin:case.name")}</dt>
      <dd>
        <a href={urls.member(member.name)}>@{member.name}</a>
      </dd>
      <dt>{t("common:footer.email")}</dt>
      <dd>
        {member.email ?? (member.pendingEmail === null ? t("admin:members.no-email") : null)}{" "}
        {member.pendingEmail !== null && (
          <>
            {member.pendingEmail} <span className="meta">{t("admin:members.unverified")}</span>
          </>
        )}{" "}
        {member.email !== null && !member.isVerified && <span className="meta">{t("admin:members.unverified")}</span>}
      </dd>
      <dt>{t("admin:members.joined")}</dt>
      <dd>
        <Time at={member.joinedAt} show="date" />
      </dd>
      <dt>{t("admin:members.seen")}</dt>
      <dd>{member.lastSeenOn === null ? t("admin:members.never") : <Time at={member.lastSeenOn} />}</dd>
      <dt>{t("admin:case.posts")}</dt>
      <dd>{t("admin:members.posts", { questions: member.questions, answers: member.answers })}</dd>
      {decider && (
        <>
          <dt>{t("admin:members.decided")}</dt>
          <dd>{t("admin:members.decided-words", decider)}</dd>
        </>
      )}
    </dl>
  );
}
