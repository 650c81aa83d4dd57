import type { ReactNode } from "react";
import type { Lacking } from "#moderation/permissions/lacking";
import { LackingLink } from "~/components/account/lacking-link";
import { Button } from "~/components/ui/button";
import { useT } from "~/page-context";
import { urls } from "~/urls";

export type AcceptButtonProps = {
  answerId: number;
  isAccepted: boolean;
  acceptedBy?: string | null;
  mayAccept: boolean;
  /** What is missing to accept it. */
  lacking?: Lacking | null;
};

/** The tick and its word: a switch for whoever may accept, a sign for everybody else. */
export function AcceptButton({ answerId, isAccepted, acceptedBy, mayAccept, lacking }: AcceptButtonProps) {
  const t = useT();
  const accepted = acceptedBy ? t("common:accept.by", { name: acceptedBy }) : t("common:accept.is");
  if (lacking && !isAccepted)
    return (
      <LackingLink lacking={lacking} className="tick" label={t("common:accept.do")}>
        <Tick word={t("common:accept.short")} />
      </LackingLink>
    );
  if (!mayAccept) {
    return isAccepted ? (
      <span className="tick is" role="img" aria-label={accepted} title={accepted}>
        <Tick word={t("common:status.accepted")} />
      </span>
    ) : null;
  }
  return (
    <AcceptForm answerId={answerId}>
      <button
        type="submit"
        name="accepted"
        value={isAccepted ? 0 : 1}
        className={isAccepted ? "tick is" : "tick"}
        aria-pressed={isAccepted}
        aria-label={t("common:accept.do")}
        title={isAccepted ? t("common:accept.undo") : t("common:accept.do")}
      >
        <Tick word={t(isAccepted ? "common:status.accepted" : "common:accept.short")} />
      </button>
    </AcceptForm>
  );
}

/** Under the first answer, to whoever asked, while nothing is accepted. */
export function DidItSolve({ answerId }: { answerId: number }) {
  const t = useT();
  return (
    <div className="row solve" id={`solve-${answerId}`}>
      <span>{t("common:accept.question")}</span>
      <AcceptForm answerId={answerId}>
        <Button name="accepted" value={1}>
          {t("common:accept.yes")}
        </Button>
      </AcceptForm>
    </div>
  );
}

function AcceptForm({ answerId, children }: { answerId: number; children: ReactNode }) {
  return (
    <form
      method="post"
      action={urls.acceptance(answerId)}
      data-swap={`v${answerId} status solve-${answerId}`}
      data-sync={`a${answerId}`}
    >
      {children}
    </form>
  );
}

function Tick({ word }: { word: string }) {
  return (
    <>
      <span aria-hidden="true">✓</span>
      <small aria-hidden="true">{word}</small>
    </>
  );
}
