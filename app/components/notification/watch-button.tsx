import { LackingLink } from "~/components/account/lacking-link";
import { lackingOf } from "~/components/account/lacking-way";
import type { WatchTarget } from "~/models/notification/watch.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type WatchButtonProps = { target: Exclude<WatchTarget, "search">; id: number; isOn: boolean };

/** Watch or stop watching; comes back to the page it stands on. A guest logs in first, and then watches. */
export function WatchButton({ target, id, isOn }: WatchButtonProps) {
  const { t, actor, path } = usePage();
  const name = `watch-${target}`;
  const words = target === "tree" ? (["tree-do", "tree-on"] as const) : (["do", "on"] as const);
  const lacking = lackingOf(actor);
  if (lacking && !isOn)
    return (
      <LackingLink id={name} className="button" lacking={lacking} pressed={{ act: "watch", target, id }}>
        {t(`notifications:watch.${words[0]}`)}
      </LackingLink>
    );
  return (
    <form id={name} method="post" action={urls.watches()} data-swap={name}>
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={path} />
      <button
        type="submit"
        className="button"
        name="on"
        value={isOn ? 0 : 1}
        aria-pressed={isOn}
        title={t(isOn ? "notifications:watch.stop" : `notifications:watch.${target}`)}
      >
        {t(`notifications:watch.${isOn ? words[1] : words[0]}`)}
      </button>
    </form>
  );
}

/** Where a search found nothing: be told when somebody has answered it. */
export function SearchWatchButton({ query }: { query: string }) {
  const { t, actor, language, path } = usePage();
  if (query === "") return null;
  const lacking = lackingOf(actor);
  if (lacking)
    return (
      <LackingLink lacking={lacking} className="button">
        {t(actor ? "notifications:watch.search" : "notifications:watch.search-login")}
      </LackingLink>
    );
  return (
    <form method="post" action={urls.watches()}>
      <input type="hidden" name="target" value="search" />
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="to" value={path} />
      <button type="submit" className="button" name="on" value={1}>
        {t("notifications:watch.search")}
      </button>
    </form>
  );
}
