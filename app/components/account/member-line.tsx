import type { ReactNode } from "react";
import { Avatar } from "~/components/ui/avatar";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { findMessage } from "~/i18n";
import { relOf } from "~/multiplying";
import { useT } from "~/page-context";
import type { Moment } from "~/relative-time";
import { type Author, AuthorName } from "./author";

export type MemberLineProps = {
  author: Author | null;
  authorName?: string | null;
  at: Moment;
  verb: "asked" | "answered";
  /** The address of the post: the moment is the link to it. */
  href?: string;
  /** Marks answers and comments by the person who asked. */
  isAsker?: boolean;
  /** Edits after posting, with the address of the history. */
  edits?: Edits | null;
  /** What this member knows: "knows garden pumps". */
  children?: ReactNode;
};

/** Who wrote it, when, and what changed since. */
export function MemberLine({ author, authorName, at, verb, href, isAsker, edits, children }: MemberLineProps) {
  const t = useT();
  // There are words for offices only.
  const role = author && !author.isDeleted ? findMessage(t, `common:role.${author.role}`) : null;
  return (
    <p className="byline meta">
      <Avatar
        displayName={author?.isDeleted ? "" : (author?.displayName ?? authorName ?? "")}
        avatar={author?.avatar ?? null}
      />
      <AuthorName author={author} authorName={authorName} />
      {role && <Mark>{role}</Mark>}
      {isAsker && <Mark>{t("common:status.asker")}</Mark>}
      {children}
      <span>
        {t(`common:byline.${verb}`)}{" "}
        {href ? (
          <a href={href} title={t("common:post.link")}>
            <Time at={at} show="said" />
          </a>
        ) : (
          <Time at={at} show="said" />
        )}
      </span>
      {edits && <EditsLink {...edits} />}
    </p>
  );
}

export type Edits = { count: number; at: Moment | null; href: string };

/** "edited twice, 3 hours ago": the way to the history. Nothing for what was never changed. */
export function EditsLink({ count, at, href }: Edits) {
  const t = useT();
  if (count < 1) return null;
  return (
    <a className="meta" href={href} rel={relOf(href)}>
      {t("common:byline.revisions", { count })}
      {at !== null && " "}
      {at !== null && <Time at={at} show="said" />}
    </a>
  );
}
