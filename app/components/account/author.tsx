import { useT } from "~/page-context";
import { urls } from "~/urls";

export type Author = {
  name: string;
  displayName: string;
  avatar?: string | null;
  role?: string;
  isDeleted?: boolean;
};

export type AuthorNameProps = {
  author: Author | null;
  /** The name an imported text came with, where there is no member. */
  authorName?: string | null | undefined;
};

/** A name in any script, isolated so that it does not turn the line around it. */
export function AuthorName({ author, authorName }: AuthorNameProps) {
  const t = useT();
  if (author && !author.isDeleted) {
    return (
      <a href={urls.member(author.name)} rel="author">
        <bdi>{author.displayName}</bdi>
      </a>
    );
  }
  return authorName ? <bdi>{authorName}</bdi> : <span>{t("common:byline.gone")}</span>;
}

/** The same as plain text, for labels. */
export function useAuthorWords({ author, authorName }: AuthorNameProps): string {
  const t = useT();
  return (author?.isDeleted ? null : author?.displayName) ?? authorName ?? t("common:byline.gone");
}
