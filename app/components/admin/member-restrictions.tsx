import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { MemberForm, MemberPart, type MemberProps } from "./member-form";
import { restrictionWords } from "./restriction-name";

const FUNCTIONS = ["link", "marketplace", "vote", "wiki", "post", "all"] as const;
const DAYS = ["1", "3", "7", "30", "90", "open"] as const;

/** What is taken away, until when and why; mildest first, the ban last. The member reads the reason. */
export function MemberRestrictions({ member, reply }: MemberProps) {
  const t = useT();
  return (
    <MemberPart id="restrictions" title={t("admin:members.restrictions")}>
      {member.restrictions.length === 0 && <p>{t("admin:members.restrictions-none")}</p>}
      <ul className="bare">
        {member.restrictions.map((restriction) => (
          <RestrictionLine key={restriction.id} member={member} restriction={restriction} />
        ))}
      </ul>
      <MemberForm member={member} what="restrict" button={t("admin:restrict.do")}>
        <Field
          name="functionName"
          control="select"
          label={t("admin:restrict.function")}
          reply={reply}
          options={FUNCTIONS.map((one) => ({ value: one, text: restrictionWords(t, one) }))}
        />
        <Field
          name="days"
          control="select"
          label={t("admin:restrict.days")}
          value="7"
          reply={reply}
          options={DAYS.map((one) => ({
            value: one,
            text: one === "open" ? t("admin:restrict.open") : t("admin:restrict.days-count", { count: Number(one) }),
          }))}
        />
        <Field
          name="reason"
          control="textarea"
          label={t("admin:restrict.reason")}
          hint={t("admin:restrict.reason-hint")}
          reply={reply}
          rows={3}
          maxLength={500}
          required
        />
      </MemberForm>
    </MemberPart>
  );
}

function RestrictionLine({
  member,
  restriction,
}: {
  member: MemberProps["member"];
  restriction: MemberProps["member"]["restrictions"][number];
}) {
  const t = useT();
  return (
    <li className="queue-row">
      <div className="stack">
        <p className="row">
          <strong>{restrictionWords(t, restriction.functionName)}</strong>
          {restriction.isInForce ? (
            <Mark tone="bad">{t("admin:restrict.in-force")}</Mark>
          ) : (
            <Mark>{t(restriction.liftedAt ? "admin:restrict.lifted" : "admin:restrict.over")}</Mark>
          )}
        </p>
        <p dir="auto">{restriction.reason}</p>
        <p className="row meta">
          {restriction.imposedBy && <bdi>{restriction.imposedBy}</bdi>}
          <Time at={restriction.startsAt} show="date" />
          {restriction.endsAt ? (
            <span>
              {t("admin:restrict.until")} <Time at={restriction.endsAt} show="exact" />
            </span>
          ) : (
            <span>{t("admin:restrict.open")}</span>
          )}
        </p>
      </div>
      {restriction.isInForce && (
        <form method="post" action={officeUrls.admin("members", member.id)}>
          <input type="hidden" name="id" value={restriction.id} />
          <Button name="do" value="lift">
            {t("admin:restrict.lift")}
          </Button>
        </form>
      )}
    </li>
  );
}
