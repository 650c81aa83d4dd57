import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Time } from "~/components/ui/time";
import { faqUrls } from "~/faq-urls";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls, withQuery } from "~/urls";

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
  isPage: boolean;
};

export function DraftList({ drafts }: { drafts: DraftLine[] }) {
  const t = useT();
  return (
    <>
      <h1>{t("forum:drafts.title")}</h1>
      {drafts.length === 0 && (
        <EmptyState title={t("common:empty.drafts.title")} action={{ href: urls.ask(), text: t("common:empty.ask") }}>
          {t("common:empty.drafts.text")}
        </EmptyState>
      )}
      {drafts.length > 0 && (
        <ul className="plain-list">
          {drafts.map((draft) => (
            <li key={draft.id} className="draft">
              <p>
                <a className="title" href={addressOf(draft)}>
                  {t(KIND_WORDS[kindOf(draft)])}:{" "}
                  {draft.fields.title || draft.fields.question || draft.title || t("forum:drafts.untitled")}
                  {partOf(draft, t)}
                </a>
              </p>
              <ReturnedLine fields={draft.fields} />
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

/** A suggestion that was not taken, and what was said about it. */
function ReturnedLine({ fields: { proposal, note } }: Pick<DraftLine, "fields">) {
  const t = useT();
  if (!proposal || !/^[1-9]\d{0,14}$/.test(proposal)) return null;
  return (
    <p className="meta" dir="auto">
      <a href={officeUrls.proposal(Number(proposal))}>{t("forum:drafts.returned")}</a>
      {note && `: ${note}`}
    </p>
  );
}

/** Which part of the text: a section, or a version that is brought back. */
function partOf({ target }: DraftLine, t: ReturnType<typeof useT>): string {
  const [, part, name] = /:(section|restore|undo):([^~]+)/.exec(target) ?? [];
  if (part === undefined || name === undefined) return "";
  if (part === "section") return ` § ${name.replace(/^h-/, "").replaceAll("-", " ")}`;
  return ` (${t(`wiki:edit.${part as "restore" | "undo"}-summary`, { number: Number(name) })})`;
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
  const kind = /^[a-z]+/.exec(target)?.[0];
  if (kind === "promotion" || kind === "faq") return "faq";
  return kind === "answer" || kind === "comment" || kind === "edit" || kind === "page" ? kind : "ask";
}

/** The very draft: another form of the same thing may keep one too. */
function addressOf(draft: DraftLine): string {
  const id = Number(/:(\d+)/.exec(draft.target)?.[1] ?? 0);
  const wished = { draft: draft.target };
  switch (kindOf(draft)) {
    case "ask":
      return urls.ask(wished);
    case "page":
      return urls.newPage({ product: draft.fields.place ?? "-", ...wished });
    case "answer":
      return `${withQuery(urls.question({ id, title: draft.title ?? "" }), wished)}#answer`;
    case "comment":
      return withQuery(urls.comments(id), wished);
    case "edit":
      return draft.isPage ? urls.pageEdit(id, wished) : withQuery(urls.edit(id), wished);
    case "faq":
      if (draft.target.startsWith("faq:")) return withQuery(faqUrls.editOf(id), wished);
      return withQuery(faqUrls.promotion(id), { with: sourcesOf(draft).join(","), ...wished });
  }
}

/** The answers that the entry was being made of. */
function sourcesOf({ fields }: DraftLine): string[] {
  return Object.keys(fields).flatMap((name) => /^source-(\d+)$/.exec(name)?.[1] ?? []);
}
