import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Tabs } from "~/components/ui/tabs";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { Comparison } from "~/models/document/comparison.server";
import type { Subject } from "~/models/document/subject.server";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { DiffParts } from "./diff-parts";
import { DiffView } from "./diff-view";
import { RenderedDiffView } from "./rendered-diff-view";

type View = SerializeFrom<Comparison>;
export type RevisionCompareProps = { post: Subject; comparison: View };

/** What changed between two versions: of the source word by word, or as readers saw it. */
export function RevisionCompare({ post, comparison }: RevisionCompareProps) {
  const { t, actor } = usePage();
  const { before, after, view, title, tags, diff, rendered } = comparison;
  const address = urls.compare(post.id, before.number, after.number);
  const tabs = [
    { href: address, text: t("forum:history.view-source"), isCurrent: view === "source" },
    {
      href: withQuery(address, { view: "rendered" }),
      text: t("forum:history.view-rendered"),
      isCurrent: view === "rendered",
    },
  ];
  return (
    <div className={rendered ? "narrow" : undefined}>
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: post.title, href: post.path },
            { text: t("forum:history.heading"), href: urls.history(post.id) },
          ]}
        />
        <h1>{t("forum:history.heading-compare", { from: before.number, to: after.number })}</h1>
        <RevisionLine post={post} revision={before} />
        <RevisionLine post={post} revision={after} />
        {after.summary && <p dir="auto">{after.summary}</p>}
        {post.kind === "page" && actor && after.basedOn === before.id && before.publishedAt && after.publishedAt && (
          <p>
            <a href={urls.pageEdit(post.id, { undo: after.number })}>{t("wiki:edit.undo")}</a>
          </p>
        )}
      </header>
      <Tabs label={t("forum:history.compare")} tabs={tabs} />
      {title && (
        <p {...writtenIn(post.language)}>
          <DiffParts parts={title} />
        </p>
      )}
      {tags && (
        <p className="meta">
          {t("forum:history.tags")}: <DiffParts parts={tags} />
        </p>
      )}
      {rendered ? (
        <RenderedDiffView diff={rendered} language={post.language} />
      ) : (
        <DiffView diff={diff} language={post.language} layout="beside" />
      )}
    </div>
  );
}

function RevisionLine({ post, revision }: { post: Subject; revision: View["before"] }) {
  const { t } = usePage();
  return (
    <p className="meta row">
      <a href={urls.revision(post.id, revision.number)} rel="nofollow">
        {t("forum:history.version", { number: revision.number })}
      </a>
      <span>
        <AuthorName author={revision.author} authorName={revision.authorName} />, <Time at={revision.createdAt} />
      </span>
    </p>
  );
}
