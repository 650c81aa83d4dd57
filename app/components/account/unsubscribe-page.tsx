import { DIGEST } from "#moderation/notifying";
import { Button, LinkButton } from "~/components/ui/button";
import { kindKey } from "~/notification-words";
import { useT } from "~/page-context";
import { urls } from "~/urls";

export type UnsubscribePageProps = { token: string; what: string | null; isDone: boolean };

/** What the link in a mail leads to: one question, one button, and what holds afterwards. Needs no login. */
export function UnsubscribePage({ token, what, isDone }: UnsubscribePageProps) {
  const t = useT();
  if (what === null)
    return <Words title={t("notifications:stop.void.title")} text={t("notifications:stop.void.text")} />;
  const kind = what === DIGEST ? "" : t(kindKey(what));
  if (isDone) {
    const text = what === DIGEST ? t("notifications:stop.done.digest") : t("notifications:stop.done.text", { kind });
    return <Words title={t("notifications:stop.done.title")} text={text} />;
  }
  return (
    <article className="small-page stack wide">
      <h1>{t("notifications:stop.title")}</h1>
      <p>{what === DIGEST ? t("notifications:stop.digest") : t("notifications:stop.text", { kind })}</p>
      <form method="post" action={urls.unsubscribe(token)}>
        <Button tone="first">{t("notifications:stop.do")}</Button>
      </form>
      <p>
        <a href={urls.settings("notifications")}>{t("notifications:stop.settings")}</a>
      </p>
    </article>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  const t = useT();
  return (
    <article className="small-page stack wide">
      <h1>{title}</h1>
      <p role="status">{text}</p>
      <p>
        <LinkButton href={urls.settings("notifications")}>{t("notifications:stop.settings")}</LinkButton>
      </p>
    </article>
  );
}
