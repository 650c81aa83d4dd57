import { relOf } from "~/multiplying";

import { useT } from "~/page-context";

export type PaginationProps = {
  /** Addresses of the neighbouring pages; null at either end. */
  newer: string | null;
  older: string | null;
  /** Names of the two directions where "newer" and "older" would be wrong ("previous", "next"). */
  words?: { newer: string; older: string };
};

export function Pagination({ newer, older, words }: PaginationProps) {
  const t = useT();
  if (newer === null && older === null) return null;
  return (
    <nav className="pages" aria-label={t("common:pagination.label")}>
      {newer !== null && (
        <a className="button" href={newer} rel={relOf(newer, "prev")}>
          <span aria-hidden="true">←</span> {words?.newer ?? t("common:pagination.newer")}
        </a>
      )}
      {older !== null && (
        <a className="button" href={older} rel={relOf(older, "next")}>
          {words?.older ?? t("common:pagination.older")} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  );
}
