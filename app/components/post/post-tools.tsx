import type { ReactNode } from "react";
import type { Lacking } from "#moderation/permissions/lacking";
import { LackingLink } from "~/components/account/lacking-link";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type PostMay = {
  voteUp: boolean;
  voteDown: boolean;
  accept?: boolean;
  comment: boolean;
  edit: boolean;
  suggest: boolean;
  flag?: boolean;
  /** What is missing to do it. */
  lacking?: Record<"vote" | "comment" | "suggest" | "flag" | "edit" | "accept", Lacking | null>;
};

/** What can be done with a post. What this reader cannot do yet leads to what is missing. */
export function PostTools({ post, may, children }: { post: { id: number }; may: PostMay; children: ReactNode }) {
  const { t } = usePage();
  const { suggest, flag, edit } = may.lacking ?? { suggest: null, flag: null, edit: null };
  return (
    <div className="tools">
      {children}
      <a
        className="button quiet"
        href={urls.permalink(post.id)}
        title={t("common:post.link")}
        rel="bookmark"
        data-share
      >
        {t("common:post.permanent")}
      </a>
      {may.edit && <QuietLink href={urls.edit(post.id)}>{t("common:action.edit")}</QuietLink>}
      {edit && (
        <LackingLink lacking={edit} className="button quiet">
          {t("common:action.edit")}
        </LackingLink>
      )}
      {may.suggest && <QuietLink href={urls.edit(post.id)}>{t("common:post.suggest")}</QuietLink>}
      {suggest && !may.edit && !edit && (
        <LackingLink lacking={suggest} to={urls.edit(post.id)} className="button quiet">
          {t("common:post.suggest")}
        </LackingLink>
      )}
      {may.flag && <QuietLink href={urls.flag(post.id)}>{t("decisions:flag.link")}</QuietLink>}
      {flag && (
        <LackingLink lacking={flag} to={urls.flag(post.id)} className="button quiet">
          {t("decisions:flag.link")}
        </LackingLink>
      )}
    </div>
  );
}

function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="button quiet" href={href}>
      {children}
    </a>
  );
}
