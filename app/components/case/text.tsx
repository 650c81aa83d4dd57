import { Prose } from "~/components/post/prose";
import { TagList } from "~/components/question/tag-list";
import { DiffParts } from "~/components/revision/diff-parts";
import { DiffView } from "~/components/revision/diff-view";
import { useT } from "~/page-context";
import type { Case } from "./props";

/** The text a decision is about, and what changed in it since it was last decided or since what is live. */
export function CaseText({ view }: { view: Case }) {
  const t = useT();
  const { text, change } = view;
  return (
    <section className="sheet stack" aria-labelledby="text">
      <h2 id="text" className="meta">
        {t("admin:case.text", { number: text.number })}
      </h2>
      {text.title && (
        <p className="title" lang={text.language} dir="auto">
          {text.title}
        </p>
      )}
      <Prose html={text.html} lang={text.language} />
      {text.tags && text.tags.length > 0 && <TagList tags={text.tags} />}
      {change && (
        <details open>
          <summary>
            {t(change.since === "returned" ? "admin:case.since-returned" : "admin:case.since-live", {
              number: change.number,
            })}
          </summary>
          <div className="stack">
            {change.title && (
              <p lang={text.language}>
                <DiffParts parts={change.title} />
              </p>
            )}
            <DiffView diff={change.diff} language={text.language} />
          </div>
        </details>
      )}
    </section>
  );
}
