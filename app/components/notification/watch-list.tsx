// What a member watches, by what it is, each with the button that ends it.

import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Mark } from "~/components/ui/mark";
import type { WatchLine, WatchTarget } from "~/models/notification/watch.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

const ORDER: readonly WatchTarget[] = ["search", "question", "tag", "product", "page", "tree"];

export function WatchList({ watches }: { watches: WatchLine[] }) {
  const { t } = usePage();
  return (
    <div className="narrow stack wide">
      <header className="page-head">
        <h1>{t("notifications:watches.title")}</h1>
        <p>{t("notifications:watches.intro")}</p>
        <p className="meta row">
          <a href={urls.notifications()}>{t("notifications:title")}</a>
          <a href={urls.settings("notifications")}>{t("notifications:list.settings")}</a>
        </p>
      </header>
      {watches.length === 0 && (
        <EmptyState
          title={t("notifications:watches.empty.title")}
          action={{ href: urls.questions(), text: t("common:empty.all-questions") }}
        >
          {t("notifications:watches.empty.text")}
        </EmptyState>
      )}
      {ORDER.map((target) => (
        <Group key={target} target={target} watches={watches.filter((watch) => watch.target === target)} />
      ))}
    </div>
  );
}

/** What is hidden or gone is not named, and not listed: it will tell nobody anything. */
function Group({ target, watches }: { target: WatchTarget; watches: WatchLine[] }) {
  const { t } = usePage();
  const named = watches.filter((watch) => watch.name !== null);
  if (named.length === 0) return null;
  return (
    <section aria-labelledby={`watches-${target}`}>
      <h2 id={`watches-${target}`}>{t(`notifications:watches.${target}`)}</h2>
      <ul className="plain-list watches">
        {named.map((watch) => (
          <li key={watch.id}>
            <span dir="auto">
              {watch.path ? <a href={watch.path}>{watch.name}</a> : watch.name}{" "}
              {watch.isAnswered && <Mark tone="good">{t("notifications:watches.answered")}</Mark>}
            </span>
            <form method="post" action={urls.watches()}>
              <input type="hidden" name="target" value={target} />
              {target === "search" ? (
                <>
                  <input type="hidden" name="query" value={watch.query} />
                  <input type="hidden" name="language" value={watch.language || "en"} />
                </>
              ) : (
                <input type="hidden" name="id" value={watch.targetId} />
              )}
              <Button
                tone="quiet"
                name="on"
                value={0}
                label={t("notifications:watches.end-of", { name: watch.name ?? "" })}
              >
                {t("notifications:watches.end")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
