// What an entry was made from, source by source: what changed, what taking it over would do, and the decision.

import type { SerializeFrom } from "@remix-run/node";
import { DiffView } from "~/components/revision/diff-view";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { CheckField } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import { Mark } from "~/components/ui/mark";
import { Notice } from "~/components/ui/notice";
import { faqUrls } from "~/faq-urls";
import type { FormReply } from "~/forms/form";
import { writtenIn } from "~/languages/written-in";
import type { SourcesPage, SourceView } from "~/models/faq/source-page.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type Page = SerializeFrom<SourcesPage>;
type View = SerializeFrom<SourceView>;
type Props = { page: Page; isStale: boolean; reply: FormReply | undefined };

export function FaqSources({ page, isStale, reply }: Props) {
  const { t } = usePage();
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: t("faq:title"), href: urls.faqs() },
            { text: page.question, href: urls.faq(page) },
          ]}
        />
        <h1>{t("faq:source.heading")}</h1>
        <p>{t("faq:source.intro")}</p>
      </header>
      {isStale && (
        <Notice tone="wait" role="alert">
          <p>{t("faq:source.stale")}</p>
        </Notice>
      )}
      <FormErrors reply={reply} />
      {page.sources.length === 0 && <EmptyState title={t("faq:source.none")} />}
      {page.sources.map((source) => (
        <FaqSource key={source.id} page={page} source={source} reply={reply} />
      ))}
    </article>
  );
}

type SourceProps = { page: Page; source: View; reply?: FormReply | undefined };

export function FaqSource({ page, source, reply }: SourceProps) {
  const { t } = usePage();
  const { state } = source;
  return (
    <section className="stack" aria-labelledby={`source-${source.id}`}>
      <h2 id={`source-${source.id}`} dir="auto">
        <a href={urls.permalink(source.id)}>{source.questionTitle}</a>
      </h2>
      <p className="row meta">
        <Mark tone={state === "ok" ? "good" : "wait"}>{t(`faq:source.state.${state}`)}</Mark>
        <span>
          {t("faq:page.source-by", { name: source.authorName ?? t("common:byline.gone"), number: source.number })}
        </span>
      </p>
      {state !== "ok" && <p>{t(source.isConfirmed ? "faq:source.kept" : `faq:source.what.${state}`)}</p>}
      {source.difference && (
        <>
          <h3>{t("faq:source.difference")}</h3>
          <DiffView diff={source.difference} language={page.language} />
        </>
      )}
      {(source.hasChange || (state !== "ok" && !source.isConfirmed)) && (
        <Decide page={page} source={source} reply={reply} />
      )}
    </section>
  );
}

function Decide({ page, source, reply }: SourceProps) {
  const { t } = usePage();
  const mayTake = page.mayTakeOver && source.hasChange;
  return (
    <form method="post" action={faqUrls.sources(page)} className="stack">
      <IdempotencyKey />
      <input type="hidden" name="source" value={source.id} />
      <input type="hidden" name="live" value={source.live ?? ""} />
      <input type="hidden" name="base" value={source.base} />
      {mayTake && <Taking page={page} source={source} reply={reply} />}
      {!page.mayTakeOver && <p className="meta">{t("faq:source.staff")}</p>}
      <div className="row">
        {mayTake && (
          <Button name="decision" value="take-over" tone="first">
            {t("faq:source.take-over")}
          </Button>
        )}
        <Button name="decision" value="keep">
          {t("faq:source.keep")}
        </Button>
        {page.mayTakeOver && <a href={faqUrls.edit(page)}>{t("faq:source.by-hand")}</a>}
        {page.mayArchive && (
          <Button name="decision" value="archive" tone="danger">
            {t("faq:source.archive")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What the entry would say; where both were reworded, a choice. */
function Taking({ page, source, reply }: SourceProps) {
  const { t } = usePage();
  const typed = reply?.typed.source === String(source.id) ? reply.typed : undefined;
  if (source.afterwards)
    return (
      <>
        <h3>{t("faq:source.afterwards")}</h3>
        {source.afterwards.isSame ? (
          <p className="meta">{t("faq:source.same-already")}</p>
        ) : (
          <DiffView diff={source.afterwards} language={page.language} />
        )}
      </>
    );
  return (
    <>
      <p>{t("faq:source.conflict")}</p>
      {source.conflicts.map((part, at) => {
        const of = { sourceId: source.id, at, chosen: typed?.[`choice-${at}`], language: page.language };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no other name, and the list never changes.
          <fieldset key={at} className="sheet stack">
            <legend>{t("faq:source.place", { number: at + 1 })}</legend>
            <Choice {...of} which="mine" label={t("faq:source.ours")} text={part.mine} />
            <Choice {...of} which="theirs" label={t("faq:source.theirs")} text={part.theirs} />
          </fieldset>
        );
      })}
    </>
  );
}

type ChoiceProps = {
  sourceId: number;
  at: number;
  which: "mine" | "theirs";
  chosen: string | undefined;
  label: string;
  text: string;
  language: string;
};

function Choice({ sourceId, at, which, chosen, label, text, language }: ChoiceProps) {
  const { t } = usePage();
  return (
    <div className="stack">
      <CheckField
        kind="radio"
        name={`choice-${at}`}
        id={`source-${sourceId}-${at}-${which}`}
        value={which}
        label={label}
        isChecked={chosen === which}
      />
      <p className="lines" {...writtenIn(language)}>
        {text.trim() || t("faq:source.nothing")}
      </p>
    </div>
  );
}
