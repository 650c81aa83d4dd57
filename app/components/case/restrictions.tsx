// What is taken away from a member, what was, and the form that takes something away: what, where, until when, under which
// rule and why; mildest first, the ban last. The member reads rule and reason.
import type { SerializeFrom } from "@remix-run/node";
import { areaName } from "~/area-name";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { RestrictionRow } from "~/models/member/list.server";
import { ruleTitle } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { restrictionWords } from "./restriction-name";
import { DaysField, functionOptions, RuleField, useLongest } from "./sanction-fields";

export type RestrictionsProps = {
  restrictions: SerializeFrom<RestrictionRow>[];
  /** Where the forms go. */
  action: string;
  reply: FormReply | undefined;
  /** What the form begins with, when a case leads here. */
  begun: { caseId: number | null; rule: string | null };
  /** Administrators restrict for longer than moderators. */
  isForLonger: boolean;
};

export function Restrictions(props: RestrictionsProps) {
  const { t } = usePage();
  const { restrictions, action } = props;
  return (
    <>
      {restrictions.length === 0 && <p>{t("admin:members.restrictions-none")}</p>}
      <ul className="bare">
        {restrictions.map((restriction) => (
          <RestrictionLine key={restriction.id} restriction={restriction} action={action} />
        ))}
      </ul>
      <RestrictForm {...props} />
    </>
  );
}

export function RestrictForm({ action, reply, begun, isForLonger }: Omit<RestrictionsProps, "restrictions">) {
  const { t, community, language } = usePage();
  const longest = useLongest(isForLonger);
  const everywhere = { value: "", text: t("admin:restrict.everywhere") };
  const areas = community.areas.filter((area) => !area.isArchived);
  const products = community.products.filter((product) => !product.isArchived);
  return (
    <form method="post" action={action} className="stack" id="restrict">
      {begun.caseId !== null && <input type="hidden" name="case" value={begun.caseId} />}
      <Field
        name="functionName"
        control="select"
        label={t("admin:restrict.function")}
        reply={reply}
        options={functionOptions(t, longest)}
      />
      <Field
        name="area"
        control="select"
        label={t("admin:restrict.area")}
        reply={reply}
        options={[everywhere, ...areas.map((area) => ({ value: `${area.id}`, text: areaName(area, language) }))]}
      />
      <Field
        name="product"
        control="select"
        label={t("admin:restrict.product")}
        reply={reply}
        options={[everywhere, ...products.map((product) => ({ value: `${product.id}`, text: product.name }))]}
      />
      <DaysField value="7" reply={reply} isForLonger={isForLonger} />
      <RuleField value={begun.rule ?? ""} reply={reply} />
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
      <div className="row">
        <Button name="do" value="restrict">
          {t("admin:restrict.do")}
        </Button>
      </div>
    </form>
  );
}

function RestrictionLine({
  restriction,
  action,
}: {
  restriction: RestrictionsProps["restrictions"][number];
  action: string;
}) {
  const page = usePage();
  const { t } = page;
  const { rule, caseId, decisionId, endsAt, isInForce } = restriction;
  return (
    <li className="queue-row">
      <div className="stack">
        <p className="row">
          <strong>{restrictionWords(t, restriction.functionName)}</strong>
          <Place {...restriction} />
          {isInForce ? (
            <Mark tone="bad">{t("admin:restrict.in-force")}</Mark>
          ) : (
            <Mark>{t(restriction.liftedAt ? "admin:restrict.lifted" : "admin:restrict.over")}</Mark>
          )}
        </p>
        <p dir="auto">{restriction.reason}</p>
        <p className="row meta">
          {restriction.imposedBy && <bdi>{restriction.imposedBy}</bdi>}
          <Time at={restriction.startsAt} show="date" />
          {endsAt ? (
            <span>
              {t("admin:restrict.until")} <Time at={endsAt} show="exact" />
            </span>
          ) : (
            <span>{t("admin:restrict.open")}</span>
          )}
          {rule && <span>{ruleTitle(page, rule)}</span>}
          {caseId !== null && <a href={officeUrls.case(caseId)}>{t("admin:case.title", { number: caseId })}</a>}
          {decisionId !== null && <a href={urls.decision(decisionId)}>{t("admin:restrict.notice")}</a>}
        </p>
      </div>
      {isInForce && (
        <form method="post" action={action}>
          <input type="hidden" name="id" value={restriction.id} />
          <Button name="do" value="lift">
            {t("admin:restrict.lift")}
          </Button>
        </form>
      )}
    </li>
  );
}

/** Nothing where it holds everywhere. */
export function Place({ areaId, productId }: { areaId: number | null; productId: number | null }) {
  const { community, language } = usePage();
  const area = community.areas.find(({ id }) => id === areaId);
  const product = community.products.find(({ id }) => id === productId);
  const names = [area && areaName(area, language), product?.name].filter((name) => name !== undefined);
  return names.length === 0 ? null : <span>{names.join(" · ")}</span>;
}
