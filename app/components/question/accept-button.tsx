import { useT } from "~/page-context";
import { urls } from "~/urls";

export type AcceptButtonProps = {
  answerId: number;
  isAccepted: boolean;
  acceptedBy?: string | null;
  mayAccept: boolean;
};

/** The tick: a switch for whoever may accept, a sign for everybody else. */
export function AcceptButton({ answerId, isAccepted, acceptedBy, mayAccept }: AcceptButtonProps) {
  const t = useT();
  const accepted = acceptedBy ? t("common:accept.by", { name: acceptedBy }) : t("common:accept.is");
  if (!mayAccept) {
    return isAccepted ? (
      <span className="tick is" role="img" aria-label={accepted} title={accepted}>
        ✓
      </span>
    ) : null;
  }
  return (
    <form method="post" action={urls.acceptance(answerId)} data-swap={`v${answerId} status`} data-sync={`a${answerId}`}>
      <button
        type="submit"
        name="accepted"
        value={isAccepted ? 0 : 1}
        className={isAccepted ? "tick is" : "tick"}
        aria-pressed={isAccepted}
        aria-label={t("common:accept.do")}
        title={isAccepted ? t("common:accept.undo") : t("common:accept.do")}
      >
        ✓
      </button>
    </form>
  );
}
