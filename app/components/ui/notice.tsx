import type { ReactNode } from "react";

export type NoticeTone = "plain" | "good" | "wait" | "bad";

export type NoticeProps = {
  children: ReactNode;
  tone?: NoticeTone;
  title?: string;
  /** `status` and `alert` are read out when they appear; leave out for text that belongs to the page. */
  role?: "status" | "alert" | "note";
  id?: string;
};

/** What happened, why, what now. The colour repeats what the words say. */
export function Notice({ children, tone = "plain", title, role, id }: NoticeProps) {
  return (
    <div id={id} className={tone === "plain" ? "notice" : `notice ${tone}`} role={role}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}
