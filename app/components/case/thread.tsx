// The text of a case in its place: what it answers above it, what stands before and after it.

import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { AuthorName } from "~/components/account/author";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { Thread, ThreadPart } from "~/models/case/thread.server";
import { useT } from "~/page-context";
import { urls } from "~/urls";

export function CaseThread({ thread, children }: { thread: SerializeFrom<Thread> | null; children: ReactNode }) {
  const t = useT();
  if (!thread) return children;
  const { question, parent, before, after } = thread;
  return (
    <div className="stack case-thread">
      {question && <Part part={question} label={t("admin:case.thread.question")} isOpen={parent === null} />}
      {parent && <Part part={parent} label={t("admin:case.thread.parent")} isOpen />}
      {before.map((part) => (
        <Part key={part.id} part={part} label={t(`admin:case.thread.before.${part.kind}`)} />
      ))}
      {children}
      {after.map((part) => (
        <Part key={part.id} part={part} label={t(`admin:case.thread.after.${part.kind}`)} />
      ))}
    </div>
  );
}

function Part({ part, label, isOpen = false }: { part: SerializeFrom<ThreadPart>; label: string; isOpen?: boolean }) {
  return (
    <details open={isOpen} className="thread-part">
      <summary>
        {label}{" "}
        <span className="meta">
          <AuthorName author={part.author} authorName={part.authorName} /> <Time at={part.at} />
        </span>
      </summary>
      <p className="lines excerpt" {...writtenIn(part.language)}>
        {part.text}
        {part.isCut && "…"}
      </p>
      <p className="meta">
        <a href={urls.permalink(part.id)}>#{part.id}</a>
      </p>
    </details>
  );
}
