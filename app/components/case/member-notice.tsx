// A decision about a member as that member reads it: what is taken away, where, until when, why, how it stands now, and how to
// contest it. Moderators see the same and who decided.
import type { SerializeFrom } from "@remix-run/node";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { MemberNotice } from "~/models/case/member-notice.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { Appeal, Why } from "./decision-parts";
import { restrictionWords } from "./restriction-name";
import { Place } from "./restrictions";

type Props = {
  notice: SerializeFrom<MemberNotice>;
  ruleTitle: string | null;
  mayErase: boolean;
  reply: FormReply | undefined;
};

export function MemberNoticePage({ notice, ruleTitle, mayErase, reply }: Props) {
  const { t } = usePage();
  const { isOwn } = notice;
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs
          trail={
            isOwn
              ? [{ text: t("decisions:record.title"), href: urls.decisions() }]
              : [{ text: t("admin:case.title", { number: notice.caseId }), href: officeUrls.case(notice.caseId) }]
          }
        />
        <h1>{t(`decisions:member-heading.${headingOf(notice)}`)}</h1>
        <p className="row meta">
          {!isOwn && <bdi>{notice.memberName}</bdi>}
          <Time at={notice.at} show="exact" />
          {notice.deciderName && <bdi>{notice.deciderName}</bdi>}
        </p>
      </header>
      <Why notice={notice} ruleTitle={ruleTitle} mayErase={mayErase} />
      <Restriction notice={notice} />
      <Office notice={notice} />
      <Appeal notice={notice} reply={reply} />
    </article>
  );
}

function Restriction({ notice }: Pick<Props, "notice">) {
  const { t } = usePage();
  const { restriction } = notice;
  if (restriction === null) return null;
  return (
    <section className="stack" aria-labelledby="effect">
      <h2 id="effect">{t("decisions:page.effect")}</h2>
      <p className="row">
        <strong>{restrictionWords(t, restriction.functionName)}</strong>
        <Place areaId={restriction.areaId} productId={restriction.productId} />
      </p>
      <Standing notice={notice} />
      {notice.againId !== null && (
        <p>
          <a href={urls.decision(notice.againId)}>{t("decisions:restricted.again")}</a>
        </p>
      )}
    </section>
  );
}

/** The office before and after, and how it is now where that is something else again. */
function Office({ notice }: Pick<Props, "notice">) {
  const { t } = usePage();
  const { office, roleNow } = notice;
  if (office === null) return null;
  const nameOf = (role: typeof roleNow) => t(`moderation:role.${role}`);
  return (
    <section className="stack" aria-labelledby="effect">
      <h2 id="effect">{t("decisions:page.effect")}</h2>
      <p>{t("decisions:office.change", { from: nameOf(office.from), to: nameOf(office.to) })}</p>
      {roleNow !== office.to && <Notice tone="good">{t("decisions:office.now", { role: nameOf(roleNow) })}</Notice>}
    </section>
  );
}

/** What was imposed then, and how it is now. */
function Standing({ notice }: { notice: Props["notice"] }) {
  const { t } = usePage();
  const { isInForce, liftedAt, replacedById, restriction } = notice;
  if (restriction === null) return null;
  if (liftedAt !== null && replacedById !== null)
    return (
      <p>
        <a href={urls.decision(replacedById)}>{t("decisions:restricted.replaced")}</a>{" "}
        <Time at={liftedAt} show="exact" />
      </p>
    );
  if (liftedAt !== null)
    return (
      <Notice tone="good">
        <p>
          {t("decisions:restricted.lifted")} <Time at={liftedAt} show="exact" />
        </p>
      </Notice>
    );
  if (!isInForce) return <p>{t("decisions:restricted.over")}</p>;
  return (
    <p>
      {restriction.endsAt === null ? (
        t("decisions:restricted.stays")
      ) : (
        <>
          {t("decisions:restricted.ends")} <Time at={restriction.endsAt} show="exact" />
        </>
      )}
    </p>
  );
}

function headingOf({ outcome, office }: Props["notice"]) {
  switch (outcome) {
    case "lift":
    case "withdraw":
    case "grant":
      return outcome;
    case "uphold":
    case "overturn":
      return office === null ? outcome : (`${outcome}-office` as const);
    default:
      return "restrict";
  }
}
