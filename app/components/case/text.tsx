import { Prose } from "~/components/post/prose";
import { TagList } from "~/components/question/tag-list";
import { DiffParts } from "~/components/revision/diff-parts";
import { DiffView } from "~/components/revision/diff-view";
import { writtenIn } from "~/languages/written-in";
import { useT } from "~/page-context";
import type { Case, CasePageProps } from "./props";

/**
 * The text a decision is about, and what changed in it since it was last decided or since what is live. Where something is only
 * suggested for it, the whole is folded: the suggestion is what waits.
 */
export function CaseText({ view, pieces }: Pick<CasePageProps, "view" | "pieces">) {
  const t = useT();
  const { text, change } = view;
  const isOnlySuggested = view.kinds.length > 0 && view.kinds.every((kind) => kind === "proposal");
  return (
    <section className="sheet stack" aria-labelledby="text">
      <h2 id="text" className="meta">
        {t("admin:case.text", { number: text.number })}
      </h2>
      {change && <Change change={change} language={text.language} />}
      {change || isOnlySuggested ? (
        <details>
          <summary>{t("admin:case.whole-text")}</summary>
          <Whole text={text} pieces={pieces} />
        </details>
      ) : (
        <Whole text={text} pieces={pieces} />
      )}
    </section>
  );
}

function Whole({ text, pieces }: { text: Case["text"]; pieces: CasePageProps["pieces"] }) {
  const t = useT();
  return (
    <div className="stack">
      {text.title && (
        <p className="title" {...writtenIn(text.language)}>
          {text.title}
        </p>
      )}
      {pieces.map(({ html, isFolded }, at) =>
        isFolded ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is named by its place, and the text never changes.
          <details key={at}>
            <summary className="meta">{t("admin:case.folded")}</summary>
            <Prose html={html} lang={text.language} />
          </details>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <Prose key={at} html={html} lang={text.language} />
        ),
      )}
      {text.tags && text.tags.length > 0 && <TagList tags={text.tags} />}
    </div>
  );
}

function Change({ change, language }: { change: NonNullable<Case["change"]>; language: string }) {
  const t = useT();
  return (
    <details open>
      <summary>
        {t(change.since === "returned" ? "admin:case.since-returned" : "admin:case.since-live", {
          number: change.number,
        })}
      </summary>
      <div className="stack">
        {change.title && (
          <p {...writtenIn(language)}>
            <DiffParts parts={change.title} />
          </p>
        )}
        <DiffView diff={change.diff} language={language} />
      </div>
    </details>
  );
}
