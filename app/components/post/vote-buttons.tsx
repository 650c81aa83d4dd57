import type { Lacking } from "#moderation/permissions/lacking";
import { LackingLink } from "~/components/account/lacking-link";
import { useT } from "~/page-context";
import { urls } from "~/urls";

export type VoteButtonsProps = {
  documentId: number;
  score: number;
  myVote: 1 | -1 | 0;
  may: { voteUp: boolean; voteDown: boolean };
  /** What is missing to vote. */
  lacking?: Lacking | null;
  /** Where to come back to after logging in. */
  to?: string;
};

/** Pressing the pressed one takes the vote back. Who may never vote here sees the number alone. */
export function VoteButtons({ documentId, score, myVote, may, lacking, to }: VoteButtonsProps) {
  const t = useT();
  const words = t("common:vote.score", { count: score });
  const lackingVote = (value: 1 | -1) =>
    lacking && (
      <LackingLink
        lacking={lacking}
        pressed={{ act: "vote", id: documentId, value }}
        {...(to ? { to } : {})}
        className={value === 1 ? "vote" : "vote down"}
        label={t(value === 1 ? "common:vote.useful" : "common:vote.not-useful")}
      />
    );
  if (!may.voteUp && !may.voteDown && !lacking) {
    return (
      <p className="score">
        <strong>{score}</strong> <small>{t("common:vote.unit", { count: score })}</small>
      </p>
    );
  }
  return (
    <>
      {lackingVote(1)}
      {may.voteUp && <VoteButton documentId={documentId} value={1} isPressed={myVote === 1} />}
      <strong title={words}>
        <span aria-hidden="true">{score}</span>
        <span className="visually-hidden">{words}</span>
      </strong>
      {may.voteDown && <VoteButton documentId={documentId} value={-1} isPressed={myVote === -1} />}
      {lackingVote(-1)}
    </>
  );
}

function VoteButton({ documentId, value, isPressed }: { documentId: number; value: 1 | -1; isPressed: boolean }) {
  const t = useT();
  const label = value === 1 ? t("common:vote.useful") : t("common:vote.not-useful");
  return (
    <form method="post" action={urls.votes(documentId)} data-swap={`v${documentId}`}>
      <button
        type="submit"
        name="value"
        value={isPressed ? 0 : value}
        className={value === 1 ? "vote" : "vote down"}
        aria-pressed={isPressed}
        aria-label={label}
        title={isPressed ? t(value === 1 ? "common:vote.take-back-up" : "common:vote.take-back-down") : label}
      />
    </form>
  );
}
