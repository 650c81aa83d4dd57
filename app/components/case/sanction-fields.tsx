// What every form asks that takes something away from a member: what, for how long, under which rule.
import { MODERATORS_DAYS } from "#moderation/restrictions";
import { RULE_KEYS } from "#moderation/rules";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import type { Translate } from "~/i18n";
import { useT } from "~/page-context";
import { restrictionWords } from "./restriction-name";

/** Mildest first, the ban last. */
const FUNCTIONS = ["link", "marketplace", "vote", "wiki", "post", "all"] as const;
const DAYS = ["1", "3", "7", "30", "90", "open"] as const;

type Given = { value: string; reply: FormReply | undefined };

export function functionOptions(t: Translate): { value: string; text: string }[] {
  return FUNCTIONS.map((one) => ({ value: one, text: restrictionWords(t, one) }));
}

/** `isForLonger`: administrators restrict for longer than moderators. */
export function DaysField({ value, reply, isForLonger, id }: Given & { isForLonger: boolean; id?: string }) {
  const t = useT();
  const days = DAYS.filter((one) => isForLonger || (one !== "open" && Number(one) <= MODERATORS_DAYS));
  return (
    <Field
      name="days"
      {...(id === undefined ? {} : { id })}
      control="select"
      label={t("admin:restrict.days")}
      value={value}
      reply={reply}
      options={days.map((one) => ({
        value: one,
        text: one === "open" ? t("admin:restrict.open") : t("admin:restrict.days-count", { count: Number(one) }),
      }))}
    />
  );
}

export function RuleField({ value, reply }: Given) {
  const t = useT();
  return (
    <Field
      name="rule"
      control="select"
      label={t("admin:restrict.rule")}
      value={value}
      reply={reply}
      options={[
        { value: "", text: t("admin:restrict.no-rule") },
        ...RULE_KEYS.map((key) => ({ value: key, text: t(`moderation:rule.${key}.title`) })),
      ]}
    />
  );
}
