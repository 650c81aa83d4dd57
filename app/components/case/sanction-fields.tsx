// What every form asks that takes something away from a member: what, for how long, under which rule.
import { isWithin, type Longest, RESTRICTABLE } from "#moderation/restrictions";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import type { Translate } from "~/i18n";
import { ruleOptions } from "~/models/rule/titles";
import { usePage } from "~/page-context";
import { restrictionWords } from "./restriction-name";

const DAYS = ["1", "3", "7", "30", "90", "open"] as const;

type Given = { value: string; reply: FormReply | undefined };

/** What this person may take away. Beside each stands for how long at most, where administrators have set that. */
export function functionOptions(t: Translate, longest: Longest | null): { value: string; text: string }[] {
  return RESTRICTABLE.filter((one) => longest?.[one] !== 0).map((one) => {
    const most = longest?.[one] ?? null;
    const what = restrictionWords(t, one);
    return { value: one, text: most === null ? what : t("admin:restrict.at-most", { what, count: most }) };
  });
}

/** Null: this person has no bounds. */
export function useLongest(isForLonger: boolean): Longest | null {
  const { community } = usePage();
  return isForLonger ? null : community.settings.limits.longest;
}

/** `isForLonger`: administrators restrict for longer than moderators. */
export function DaysField({ value, reply, isForLonger, id }: Given & { isForLonger: boolean; id?: string }) {
  const { t } = usePage();
  const longest = useLongest(isForLonger);
  const isOffered = (one: (typeof DAYS)[number]) =>
    RESTRICTABLE.some((name) => isWithin(one === "open" ? null : Number(one), longest === null ? null : longest[name]));
  const days = DAYS.filter(isOffered);
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
  const page = usePage();
  const { t } = page;
  return (
    <Field
      name="rule"
      control="select"
      label={t("admin:restrict.rule")}
      value={value}
      reply={reply}
      options={[{ value: "", text: t("admin:restrict.no-rule") }, ...ruleOptions(page)]}
    />
  );
}
