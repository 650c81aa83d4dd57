import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Time } from "~/components/ui/time";
import { faqUrls } from "~/faq-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";

const KIND_WORDS = {
  ask: "forum:drafts.ask",
  answer: "forum:drafts.answer",
  comment: "forum:drafts.comment",
  edit: "forum:drafts.edit",
  faq: "faq:draft",
  page: "forum:drafts.page",
} as const;

const SHOWN_AT_ONCE = 160;

export type DraftLine = {
  id: number;
  target: string;
  fields: Record<string, string>;
  updatedAt: string;
  title: string | null;
  questionId: number | null;
};

export function DraftList({ drafts }: { drafts: DraftLine[] }) {
  const t = useT();
  return (
    <>
      <h1>{t("forum:drafts.title")}</h1>
      {drafts.length === 0 && (
        <EmptyState title={t("common:empty.drafts.title")}>{t("common:empty.drafts.text")}</EmptyState>
      )}
      {drafts.length > 0 && (
        <ul className="plain-list">
          {drafts.map((draft) => (
            <li key={draft.id} className="draft">
              <p>
                <a className="title" href={addressOf(draft)}>
                  {t(KIND_WORDS[kindOf(draft)])}:{" "}
                  {draft.fields.title || draft.fields.question || draft.title || t("forum:drafts.untitled")}
                </a>
              </p>
              <DraftText text={draft.fields.body ?? ""} />
              <form method="post" action={urls.drafts()} className="row">
                <input type="hidden" name="target" value={draft.target} />
                <input type="hidden" name="discard" value="1" />
                <span className="meta">
                  <Time at={draft.updatedAt} />
                </span>
                <Button tone="quiet">{t("common:draft.discard")}</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Whole, because the place it was written for may have no form any more. */
function DraftText({ text }: { text: string }) {
  if (text.length <= SHOWN_AT_ONCE) return <p className="meta">{text}</p>;
  return (
    <details className="meta">
      <summary>{text.slice(0, SHOWN_AT_ONCE)}…</summary>
      <p className="plain-text">{text}</p>
    </details>
  );
}

function kindOf({ target }: DraftLine): "ask" | "answer" | "comment" | "edit" | "faq" | "page" {
  const kind = target.split(":")[0];
  if (kind === "promotion" || kind === "faq") return "faq";
  return kind === "answer" || kind === "comment" || kind === "edit" || kind === "page" ? kind : "ask";
}

function addressOf(draft: DraftLine): string {
  const id = Number(draft.target.split(":")[1] ?? 0);
  switch (kindOf(draft)) {
    case "ask":
      return urls.ask(draft.target === "offer" ? { draft: "offer" } : {});
    case "page":
      return urls.newPage({ product: draft.fields.place ?? "-" });
    case "answer":
      return `${urls.question({ id, title: draft.title ?? "" })}#answer`;
    case "comment":
      return urls.comments(id);
    case "edit":
      return urls.edit(id);
    case "faq":
      return draft.target.startsWith("faq:") ? faqUrls.editOf(id) : faqUrls.promotion(id);
  }
}
