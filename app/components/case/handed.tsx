import { useT } from "~/page-context";

type Props = { handover: { byName: string | null; toId: number | null; toName: string | null; note: string } };

/** Who handed it to whom, and the word with it. */
export function Handed({ handover }: Props) {
  const t = useT();
  const { toId, note } = handover;
  const by = handover.byName ?? t("notifications:somebody");
  const to = handover.toName ?? t("notifications:somebody");
  return (
    <div>
      <p className="meta">{toId === null ? t("queue:handed.admins", { by }) : t("queue:handed.member", { by, to })}</p>
      <blockquote dir="auto" className="lines">
        {note}
      </blockquote>
    </div>
  );
}
