import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import { Pagination } from "~/components/ui/pagination";
import { Time } from "~/components/ui/time";
import type { Revision, RevisionAuthor, RevisionFilter } from "~/models/document/revision.server";
import type { Subject } from "~/models/document/subject.server";
import type { ProtectionLine } from "~/models/wiki/protection.server";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { Protections } from "./protections";

type ShownRevision = SerializeFrom<Revision>;
export type RevisionListProps = {
  post: Subject;
  revisions: ShownRevision[];
  hasMore: boolean;
  before: number | null;
  filter?: RevisionFilter;
  authors?: RevisionAuthor[];
  /** Of a page: who might publish it, since when and why. */
  protections?: ProtectionLine[];
};

const ALL: RevisionFilter = { author: null, hidesMinor: false };

/** Every version with its author and reason; each can be read and compared with the one before it. */
export function RevisionList(props: RevisionListProps) {
  const { post, revisions, hasMore, before, filter = ALL } = props;
  const { t } = usePage();
  const oldest = revisions.at(-1)?.number ?? 1;
  const isFiltered = filter.author !== null || filter.hidesMinor;
  return (
    <div className="narrow">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: post.title, href: post.path }]} />
        <h1>{t("forum:history.heading")}</h1>
        {post.kind === "page" && before === null && !isFiltered && (
          <TakeBackRun pageId={post.id} revisions={revisions} />
        )}
      </header>
      <Filters {...props} />
      <Protections lines={props.protections ?? []} />
      <form method="get" action={urls.history(post.id)} className="stack keep">
        {revisions.length > 1 && (
          <p className="versions-pair meta" aria-hidden="true">
            <span>{t("forum:history.from")}</span>
            <span>{t("forum:history.to")}</span>
          </p>
        )}
        <ol className="revisions bare" reversed>
          {revisions.map((revision, at) => (
            <RevisionRow
              key={revision.id}
              post={post}
              revision={revision}
              sameAs={sameTextAs(revision, revisions)}
              pair={revisions.length > 1 ? { isFrom: at === 1, isTo: at === 0 } : null}
            />
          ))}
        </ol>
        {revisions.length > 1 && (
          <div className="row">
            <Button>{t("forum:history.compare-chosen")}</Button>
          </div>
        )}
      </form>
      <Pagination
        newer={before === null ? null : filtered(post, filter)}
        older={hasMore ? filtered(post, filter, oldest) : null}
      />
      {(hasMore || before !== null) && <AnyTwo post={post} />}
    </div>
  );
}

function filtered({ id }: Subject, { author, hidesMinor }: RevisionFilter, before?: number): string {
  return withQuery(urls.history(id), { author, major: hidesMinor ? 1 : undefined, before });
}

/** By whom, and with or without small changes; each is a link that keeps the other. */
function Filters({ post, filter = ALL, authors = [] }: RevisionListProps) {
  const { t } = usePage();
  if (authors.length < 2 && !filter.hidesMinor && filter.author === null) return null;
  const isEverybody = filter.author === null;
  return (
    <nav className="row meta" aria-label={t("forum:history.filter")}>
      <a
        href={filtered(post, { ...filter, author: null })}
        aria-current={isEverybody ? "true" : undefined}
        rel="nofollow"
      >
        {t("forum:history.everybody")}
      </a>
      {authors.map(({ name, displayName }) => (
        <a
          key={name}
          href={filtered(post, { ...filter, author: name })}
          aria-current={filter.author === name ? "true" : undefined}
          rel="nofollow"
        >
          <bdi>{displayName}</bdi>
        </a>
      ))}
      <a
        href={filtered(post, { ...filter, hidesMinor: !filter.hidesMinor })}
        aria-current={filter.hidesMinor ? "true" : undefined}
        rel="nofollow"
      >
        {t("forum:history.without-minor")}
      </a>
    </nav>
  );
}

/** Versions that do not stand on one screen. */
function AnyTwo({ post }: Pick<RevisionListProps, "post">) {
  const { t } = usePage();
  return (
    <form method="get" action={urls.history(post.id)} className="stack">
      <p>{t("forum:history.any-two")}</p>
      <div className="fields">
        <Field name="from" type="number" min={1} label={t("forum:history.from")} required />
        <Field name="to" type="number" min={1} label={t("forum:history.to")} required />
      </div>
      <div className="row">
        <Button>{t("forum:history.compare")}</Button>
      </div>
    </form>
  );
}

/** Back to the version before everything that the last author did in a row. */
function TakeBackRun({ pageId, revisions }: { pageId: number; revisions: ShownRevision[] }) {
  const { t, actor } = usePage();
  const published = revisions.filter((revision) => revision.publishedAt !== null);
  const nameOf = ({ author, authorName }: ShownRevision) => author?.displayName ?? authorName;
  const idOf = (revision: ShownRevision) => revision.author?.name ?? revision.authorName;
  const last = published[0];
  const count = published.findIndex((revision) => last && idOf(revision) !== idOf(last));
  const before = published[count];
  if (!actor || !last || !before || count < 2 || actor.name === last.author?.name) return null;
  const name = nameOf(last);
  if (name === null) return null;
  return (
    <p>
      <a href={urls.pageEdit(pageId, { restore: before.number })} rel="nofollow">
        {t("wiki:history.take-back-run", { count, name })}
      </a>
    </p>
  );
}

type RowProps = {
  post: Subject;
  revision: ShownRevision;
  sameAs: number | null;
  /** Which of the two ends of a comparison is chosen at first; null where there is nothing to compare. */
  pair: { isFrom: boolean; isTo: boolean } | null;
};

function RevisionRow({ post, revision, sameAs, pair }: RowProps) {
  const { t } = usePage();
  const { number, summary, isMinor, author, authorName, createdAt, publishedAt } = revision;
  return (
    <li className="revision">
      <p className="row">
        {pair && <PairChoice number={number} {...pair} />}
        <a className="title" href={urls.revision(post.id, number)} rel="nofollow">
          {t("forum:history.version", { number })}
        </a>
        {revision.id === post.publishedRevisionId && <Mark tone="good">{t("forum:history.live")}</Mark>}
        {publishedAt === null && <Mark tone="wait">{t("forum:history.unpublished")}</Mark>}
        {isMinor && <Mark>{t("forum:history.minor")}</Mark>}
        {sameAs !== null && <Mark>{t("forum:history.revert", { number: sameAs })}</Mark>}
      </p>
      <p dir="auto">{summary || (number === 1 ? t("forum:history.first") : "")}</p>
      <p className="meta row">
        <span>
          <AuthorName author={author} authorName={authorName} />, <Time at={createdAt} />
        </span>
        {number > 1 && (
          <a href={urls.compare(post.id, number - 1, number)} rel="nofollow">
            {t("forum:history.compare-previous")}
          </a>
        )}
      </p>
    </li>
  );
}

/** Two columns of buttons: any version with any other. */
function PairChoice({ number, isFrom, isTo }: { number: number; isFrom: boolean; isTo: boolean }) {
  const { t } = usePage();
  const words = (end: "from" | "to") => `${t(`forum:history.${end}`)}: ${t("forum:history.version", { number })}`;
  return (
    <span className="versions-pair">
      <input type="radio" name="from" value={number} defaultChecked={isFrom} aria-label={words("from")} />
      <input type="radio" name="to" value={number} defaultChecked={isTo} aria-label={words("to")} />
    </span>
  );
}

/** The number of an earlier version with the same text: a revert is recognised by its content. */
function sameTextAs(revision: ShownRevision, all: ShownRevision[]): number | null {
  return all.find((other) => other.number < revision.number - 1 && other.blob === revision.blob)?.number ?? null;
}
