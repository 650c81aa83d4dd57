import { Notice } from "~/components/ui/notice";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** To whoever asked, until somebody has answered: it is posted, how they are told, and what that still needs. */
export function AfterAsking({ question }: { question: { state: string; answerCount: number; isClosed: boolean } }) {
  const { t, actor } = usePage();
  if (!actor || question.state !== "published" || question.answerCount > 0 || question.isClosed) return null;
  return (
    <Notice tone="good" title={t("forum:asked.title")}>
      {actor.isVerified ? (
        <p>
          {t("forum:asked.told")} <a href={urls.settings("notifications")}>{t("forum:asked.choose")}</a>
        </p>
      ) : (
        <p>
          {t("forum:asked.told-here")} <a href={urls.settings("email")}>{t("forum:asked.confirm")}</a>
        </p>
      )}
    </Notice>
  );
}
