import type { SerializeFrom } from "@remix-run/node";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { Change } from "~/models/wiki/changes.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** For readers: what the pages are about that were written in lately. What was changed in them is in the recent changes. */
export function LatestPages({ latest }: { latest: SerializeFrom<Change>[] }) {
  const { t, community } = usePage();
  const nameOf = new Map(community.products.map(({ id, name }) => [id, name]));
  return (
    <ul className="plain-list">
      {latest.map(({ page, at }) => (
        <li key={page.id}>
          <a className="title" href={urls.page(page)} {...writtenIn(page.language)}>
            {page.title}
          </a>
          {page.excerpt && (
            <p className="excerpt" {...writtenIn(page.language)}>
              {page.excerpt}
            </p>
          )}
          <p className="meta">
            {page.productId === null ? t("wiki:general") : nameOf.get(page.productId)} · {t("wiki:page.changed")}{" "}
            <Time at={at} show="said" />
          </p>
        </li>
      ))}
    </ul>
  );
}
