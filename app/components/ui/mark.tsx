import type { ReactNode } from "react";

export type MarkProps = {
  children: ReactNode;
  tone?: "plain" | "good" | "wait" | "bad";
  href?: string;
  title?: string;
};

/** A small state in words; the colour only repeats them. */
export function Mark({ children, tone = "plain", href, title }: MarkProps) {
  const className = tone === "plain" ? "mark" : `mark ${tone}`;
  if (href) {
    return (
      <a className={className} href={href} title={title}>
        {children}
      </a>
    );
  }
  return (
    <span className={className} title={title}>
      {children}
    </span>
  );
}
