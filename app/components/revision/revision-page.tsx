import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { Prose } from "~/components/post/prose";
import { TagList } from "~/components/question/tag-list";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { RevisionText } from "~/models/document/revision.server";
import type { Subject } from "~/models/document/subject.server";
import { usePage } from "~/page-context";
import { exactWords } from "~/relative-time";
import { urls } from "~/urls";

export type RevisionPageProps = { post: Subject; revision: SerializeFrom<RevisionText> & { html: string } };

/** One version as it was published. */
export function RevisionPage({ post, revision }: RevisionPageProps) {
  const { t, language, actor } = usePage();
  const { number, author, authorName, createdAt, title, tags, html } = revision;
  const isOld = revision.id !== post.publishedRevisionId;
  const date = exactWords(new Date(createdAt), language, actor?.timeZone ?? "UTC");
  return (
    <div className="narrow">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: post.title, href: post.path },
            { text: t("forum:history.heading"), href: urls.history(post.id) },
          ]}
        />
        <h1 {...writtenIn(title === null ? null : post.language)}>{title ?? t("forum:history.version", { number })}</h1>
        <p className="meta row">
          <span>
            {t("forum:history.version", { number })} · <AuthorName author={author} authorName={authorName} /> ·{" "}
            <Time at={createdAt} />
          </span>
          {number > 1 && (
            <a href={urls.compare(post.id, number - 1, number)} rel="nofollow">
              {t("forum:history.compare-previous")}
            </a>
          )}
        </p>
      </header>
      {isOld && (
        <Notice tone="wait">
          <p>{t("forum:history.old", { date })}</p>
          <p className="row">
            <a href={post.path}>{t("wiki:revision.live")}</a>
            {post.publishedNumber !== null && (
              <a
                href={urls.compare(
                  post.id,
                  Math.min(number, post.publishedNumber),
                  Math.max(number, post.publishedNumber),
                )}
                rel="nofollow"
              >
                {t("wiki:revision.compare-live")}
              </a>
            )}
            {post.kind === "page" && actor && (
              <a href={urls.pageEdit(post.id, { restore: number })}>{t("wiki:edit.restore")}</a>
            )}
          </p>
        </Notice>
      )}
      <Prose html={html} lang={post.language} />
      {tags && <TagList tags={tags} />}
    </div>
  );
}
