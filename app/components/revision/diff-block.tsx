import type { ReactNode } from "react";
import { Mark } from "~/components/ui/mark";
import { useT } from "~/page-context";
import type { Flag } from "~/text/diff";

export type DiffBlockProps = {
  kind: "same" | "added" | "removed" | "changed" | "moved";
  children: ReactNode;
  /** What deserves a second look. */
  flags?: Flag[];
  id?: string;
  /** The other end of a moved block. */
  moved?: { end: "from" | "to"; href: string };
  /** Rendered blocks bring their own paragraphs; source keeps its line breaks. */
  isRendered?: boolean;
  isCode?: boolean;
};

const SIGNS = { same: "", added: "+", removed: "−", changed: "±", moved: "↕" } as const;

/** One block of a comparison: colour, sign and word say the same. */
export function DiffBlock({
  kind,
  children,
  flags = [],
  id,
  moved,
  isRendered = false,
  isCode = false,
}: DiffBlockProps) {
  const t = useT();
  return (
    <div className={`diff-block ${kind}`} id={id}>
      {kind !== "same" && (
        <span className="sign">
          <span aria-hidden="true">{SIGNS[kind]}</span>
          <span className="visually-hidden">{t(`common:diff.${kind}`)}</span>
        </span>
      )}
      {moved && (
        <p className="meta">
          <a href={moved.href}>{t(moved.end === "from" ? "common:diff.moved-away" : "common:diff.moved-here")}</a>
        </p>
      )}
      <div className={isRendered ? undefined : isCode ? "source code" : "source"} dir="auto">
        {children}
      </div>
      {flags.length > 0 && (
        <p className="row meta">
          <span>{t("common:diff.risk")}</span>
          {flags.map((flag) => (
            <Mark key={flag} tone="wait">
              {t(`common:diff.risk.${flag}`)}
            </Mark>
          ))}
        </p>
      )}
    </div>
  );
}
