import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Pagination } from "~/components/ui/pagination";
import { env } from "~/env.server";
import { listTags } from "~/models/question/tag.server";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

const TAGS_PER_PAGE = 60;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, t, community } = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const query = parameters.get("q")?.trim().slice(0, 35) ?? "";
  const match = /^(\d{1,9})~(.{1,35})$/u.exec(parameters.get("after") ?? "");
  const after = match ? { count: Number(match[1]), slug: match[2] ?? "" } : null;
  const found = await listTags(db, { query, limit: TAGS_PER_PAGE + 1, after });
  const tags = found.slice(0, TAGS_PER_PAGE);
  const last = found.length > TAGS_PER_PAGE ? tags.at(-1) : undefined;
  const next = last ? `${last.questionCount}~${last.slug}` : null;
  const title = `${t("forum:tags.title")} · ${community.settings.brand.name}`;
  const description = t("common:about.tags", { name: community.settings.brand.name });
  const isThin = after !== null || tags.length === 0;
  const sharing = { description, path: urls.tags(), origin: env().PUBLIC_URL, isThin };
  return json(
    { tags, query, next, isFirst: after === null, title, sharing },
    { headers: { "x-page-tags": "lists everything" } },
  );
}

export default function Tags() {
  const { t } = usePage();
  const { tags, query, next, isFirst } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="page-head">
        <h1>{t("forum:tags.title")}</h1>
      </header>
      <form className="row" action={urls.tags()}>
        <input
          type="search"
          name="q"
          defaultValue={query}
          maxLength={35}
          aria-label={t("forum:tags.filter")}
          placeholder={t("forum:tags.filter")}
        />
        <Button>{t("common:search.find")}</Button>
      </form>
      {tags.length === 0 && query !== "" && (
        <EmptyState title={t("admin:tags.none")} action={{ href: urls.tags(), text: t("forum:tags.title") }} />
      )}
      {tags.length === 0 && query === "" && (
        <EmptyState title={t("common:empty.tags.title")} action={{ href: urls.ask(), text: t("common:empty.ask") }}>
          {t("common:empty.tags.text")}
        </EmptyState>
      )}
      <ul className="tag-cards bare">
        {tags.map((tag) => (
          <li key={tag.id}>
            <p className="row">
              <a className="mark" href={urls.tag(tag.slug)} rel="tag">
                <bdi>{tag.slug}</bdi>
              </a>
              <span className="meta">{t("forum:tags.count", { count: tag.questionCount })}</span>
            </p>
            {tag.description && <p className="meta">{tag.description}</p>}
          </li>
        ))}
      </ul>
      <Pagination
        newer={isFirst ? null : withQuery(urls.tags(), { q: query })}
        older={next ? withQuery(urls.tags(), { q: query, after: next }) : null}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
    </>
  );
}
