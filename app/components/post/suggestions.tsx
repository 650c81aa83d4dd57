import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { WaitingSuggestion } from "~/models/case/proposal-reading.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";

/** On a text, for its author and for whoever suggested a change to it: what waits, and the way to decide about it. */
export function Suggestions({ waiting }: { waiting: readonly SerializeFrom<WaitingSuggestion>[] }) {
  const t = useT();
  if (waiting.length === 0) return null;
  return (
    <Notice tone="wait" title={t("forum:suggestion.title", { count: waiting.length })}>
      <ul className="plain-list">
        {waiting.map(({ id, summary, isOwn, author, createdAt }) => (
          <li key={id}>
            <span dir="auto">{summary || t("admin:proposal.no-summary")}</span>{" "}
            <span className="meta">
              {isOwn ? t("forum:suggestion.yours") : <AuthorName author={author} />} · <Time at={createdAt} />
            </span>{" "}
            <a href={officeUrls.proposal(id)}>{t(isOwn ? "forum:suggestion.look" : "forum:suggestion.decide")}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
