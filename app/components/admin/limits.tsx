import { RESTRICTABLE } from "#moderation/restrictions";
import { restrictionWords } from "~/components/case/restriction-name";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import type { Translate } from "~/i18n";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";

/** What each number is for, in the order of the form: who is new, what waits, where links may lead, how much at once. */
const NUMBERS = [
  { name: "establishedPosts", words: "limits.established-posts", most: 50 },
  { name: "establishedHours", words: "limits.established-hours", most: 24 * 90 },
  { name: "firstPostsHeld", words: "limits.first-posts", most: 50 },
  { name: "newcomerPosts", words: "limits.newcomer", most: 50 },
] as const;
const DOMAINS = [
  { name: "knownDomains", words: "limits.known-domains" },
  { name: "refusedDomains", words: "limits.refused-domains" },
] as const;

export function AdminLimits({ reply }: { reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const { limits } = community.settings;
  const named = [...NUMBERS, ...DOMAINS].map(({ name, words }) => [name, t(`admin:${words}`)]);
  const labels = { ...Object.fromEntries(named), rateFactor: t("admin:limits.rate") };
  return (
    <AdminFrame page="limits" intro={t("admin:limits.intro")} reply={reply} labels={labels}>
      <form method="post" action={officeUrls.admin("limits")} className="narrow stack wide">
        {NUMBERS.map(({ name, words, most }) => (
          <Field
            key={name}
            name={name}
            type="number"
            label={t(`admin:${words}`)}
            hint={t(`admin:${words}-hint`)}
            value={limits[name]}
            reply={reply}
            min={0}
            max={most}
            required
          />
        ))}
        {DOMAINS.map(({ name, words }) => (
          <Field
            key={name}
            name={name}
            control="textarea"
            label={t(`admin:${words}`)}
            hint={t(`admin:${words}-hint`)}
            value={limits[name].join("\n")}
            reply={reply}
            rows={6}
          />
        ))}
        <Field
          name="rateFactor"
          label={labels.rateFactor}
          hint={t("admin:limits.rate-hint")}
          value={limits.rateFactor}
          reply={reply}
          inputMode="decimal"
          required
        />
        <Longest reply={reply} />
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}

/** How far moderators may go, function by function. */
function Longest({ reply }: { reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const { longest } = community.settings.limits;
  return (
    <fieldset className="stack">
      <legend>{t("admin:limits.longest")}</legend>
      <p className="meta">{t("admin:limits.longest-hint")}</p>
      {RESTRICTABLE.map((one) => (
        <Field
          key={one}
          name={`longest.${one}`}
          control="select"
          label={restrictionWords(t, one)}
          value={`${longest[one] ?? "open"}`}
          reply={reply}
          options={LONGEST_DAYS.map((days) => ({ value: days, text: longestWords(t, days) }))}
        />
      ))}
    </fieldset>
  );
}

const LONGEST_DAYS = ["0", "1", "3", "7", "30", "90", "open"] as const;

function longestWords(t: Translate, days: (typeof LONGEST_DAYS)[number]): string {
  if (days === "0") return t("admin:limits.longest-none");
  return days === "open" ? t("admin:limits.longest-open") : t("admin:restrict.days-count", { count: Number(days) });
}
