import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { Time } from "~/components/ui/time";
import type { AuthorContext } from "~/models/case/author-context.server";
import { usePage } from "~/page-context";
import { restrictionWords } from "./restriction-name";

/** Who wrote it, and what was decided about their texts before; what an appeal took back is counted apart. */
export function AuthorFacts({ author, isLinked = true }: { author: SerializeFrom<AuthorContext>; isLinked?: boolean }) {
  const { t } = usePage();
  return (
    <dl className="facts">
      {isLinked && (
        <>
          <dt>{t("admin:case.name")}</dt>
          <dd>
            <AuthorName author={author} />
          </dd>
        </>
      )}
      <dt>{t("admin:members.joined")}</dt>
      <dd>
        <Time at={author.joinedAt} />
      </dd>
      <dt>{t("admin:case.posts")}</dt>
      <dd>{t("admin:case.posts-count", { published: author.published, held: author.held })}</dd>
      <dt>{t("admin:outcome.return")}</dt>
      <dd>{author.returned}</dd>
      <dt>{t("admin:outcome.remove")}</dt>
      <dd>{author.removed}</dd>
      <dt>{t("admin:outcome.move")}</dt>
      <dd>{author.moved}</dd>
      <dt>{t("admin:outcome.overturn")}</dt>
      <dd>{author.overturned}</dd>
      <dt>{t("admin:members.restrictions")}</dt>
      <dd>
        {author.restrictions.length === 0
          ? t("admin:members.restrictions-none")
          : author.restrictions.map(({ kind }) => restrictionWords(t, kind)).join(", ")}
      </dd>
    </dl>
  );
}
