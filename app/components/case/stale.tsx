import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";

/** Somebody was faster: what they decided, that nothing was changed by this press of a button, and the note that was typed. */
export function Stale({ reply }: { reply: Reply }) {
  const { t } = usePage();
  const latest = reply.stale ?? null;
  const note = reply.typed.note ?? "";
  return (
    <Notice tone="wait" role="alert" title={t("admin:case.stale")}>
      {latest ? (
        <p>
          {t("admin:case.stale-by", { name: latest.byName ?? "–", outcome: t(`admin:outcome.${latest.outcome}`) })}{" "}
          <Time at={latest.at} />
        </p>
      ) : (
        <p>{t("admin:case.stale-changed")}</p>
      )}
      {note !== "" && (
        <>
          <p>{t("admin:case.your-note")}</p>
          <blockquote dir="auto" className="lines">
            {note}
          </blockquote>
        </>
      )}
    </Notice>
  );
}
