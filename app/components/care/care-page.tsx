import { ClosedNotice } from "~/components/question/closed-notice";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";
import { type Care, CareBox, type CareSection } from "./box";
import { CaseClosure } from "./closure";
import { CaseDuplicates } from "./duplicates";
import { CaseMerge } from "./merge";
import { CasePlace } from "./place";

export function CarePage({ care, section, reply }: { care: Care; section?: CareSection; reply?: Reply | undefined }) {
  const { t } = usePage();
  const { post, rights } = care;
  const shows = (one: CareSection) => section === undefined || section === one;
  // Whoever asked a duplicate is asked whether it was solved, and opens it again there.
  const asksSolved = care.isAsker && care.canonical !== null;
  const isNothing = !Object.values(rights).some(Boolean) && !asksSolved;
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: post.questionTitle, href: urls.post(post) }]} />
        <h1>{t("admin:care.heading")}</h1>
      </header>
      {care.closure && <ClosedNotice closure={care.closure} />}
      {care.isContested && <Notice tone="wait">{t("moderation:reason.first-decider")}</Notice>}
      {isNothing && !care.isContested && <Notice>{t("admin:care.nothing")}</Notice>}
      {shows("closure") && (rights.closeAs || (rights.reopen && !asksSolved)) && (
        <CaseClosure care={care} reply={reply} />
      )}
      {shows("duplicates") && (rights.duplicate || care.canonical) && <CaseDuplicates care={care} reply={reply} />}
      {shows("place") && rights.move && <CasePlace care={care} reply={reply} />}
      {shows("merge") && rights.merge && <CaseMerge care={care} reply={reply} />}
      {section === undefined && (rights.pin || rights.protect) && <Switches care={care} />}
    </article>
  );
}

function Switches({ care }: { care: Care }) {
  const { t } = usePage();
  const { post, rights, isPinned } = care;
  return (
    <CareBox id="switches" title={t("admin:care.switches")}>
      {rights.pin && (
        <Switch
          action={officeUrls.pin(post.id)}
          isOn={isPinned}
          hint={t("admin:care.pin-hint")}
          label={t(isPinned ? "admin:care.unpin" : "admin:care.pin")}
        />
      )}
      {rights.protect && (
        <Switch
          action={officeUrls.protection(post.id)}
          isOn={post.isProtected}
          hint={t("admin:care.protect-hint")}
          label={t(post.isProtected ? "admin:care.unprotect" : "admin:care.protect")}
        />
      )}
    </CareBox>
  );
}

function Switch({ action, isOn, label, hint }: { action: string; isOn: boolean; label: string; hint: string }) {
  return (
    <form method="post" action={action} className="row">
      <Button name="on" value={isOn ? 0 : 1}>
        {label}
      </Button>
      <span className="meta">{hint}</span>
    </form>
  );
}
