// Somebody changed the same passage: a choice for each, everything else is merged already. Works without script.
import type { ReactNode } from "react";
import { type Passage, partsToChoose, passagesOf } from "~/merge-choices";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { Notice } from "./ui/notice";
import { EditAbout, type PageConflict, submitOf, type WikiEditProps } from "./wiki-edit";
import { WritingForm } from "./writing-form";

export function WikiConflict({
  page,
  begun,
  mode,
  reply,
  conflict,
}: Omit<WikiEditProps, "conflict"> & { conflict: PageConflict }) {
  const { t } = usePage();
  const passages = passagesOf(partsToChoose(conflict.merge));
  const typed: Record<string, string> = reply?.typed ?? {};
  return (
    <>
      <Notice tone="wait" role="alert" title={t("forum:conflict.title")}>
        <p>{t("wiki:conflict.text", { count: passages.length })}</p>
        <p>
          <a href={urls.history(page.id)}>{t("wiki:conflict.history")}</a>
        </p>
      </Notice>
      <WritingForm
        draftTarget={null}
        settles={`edit:${page.id}`}
        reply={reply}
        submit={t(submitOf(page, mode))}
        aside={<a href={urls.page(page)}>{t("common:action.cancel")}</a>}
      >
        <input type="hidden" name="base" value={typed.base ?? begun.base} />
        <input type="hidden" name="against" value={conflict.against} />
        <textarea name="body" defaultValue={typed.body ?? begun.source} hidden readOnly />
        {begun.reverts !== null && <input type="hidden" name="reverts" value={begun.reverts} />}
        {passages.map((passage, at) => (
          <Choices
            // biome-ignore lint/suspicious/noArrayIndexKey: passages have no other name, and the list never changes.
            key={at}
            at={at}
            passage={passage}
            language={page.language}
            chosen={typed[`choice-${at}`]}
            own={typed[`own-${at}`]}
          />
        ))}
        <EditAbout summary={begun.summary} mode={mode} reply={reply} />
      </WritingForm>
    </>
  );
}

type ChoicesProps = {
  at: number;
  passage: Passage;
  language: string;
  chosen: string | undefined;
  own: string | undefined;
};

function Choices({ at, passage, language, chosen, own }: ChoicesProps) {
  const { t } = usePage();
  return (
    <fieldset className="choices stack">
      <legend>{t("forum:conflict.nth", { number: at + 1 })}</legend>
      <ChoiceOf at={at} value="mine" words={t("wiki:conflict.mine")} chosen={chosen}>
        <Side passage={passage} text={passage.mine} language={language} />
      </ChoiceOf>
      <ChoiceOf at={at} value="theirs" words={t("wiki:conflict.theirs")} chosen={chosen}>
        <Side passage={passage} text={passage.theirs} language={language} />
      </ChoiceOf>
      <ChoiceOf at={at} value="both" words={t("wiki:conflict.both")} chosen={chosen} />
      <ChoiceOf at={at} value="own" words={t("wiki:conflict.own")} chosen={chosen}>
        <textarea
          name={`own-${at}`}
          lang={language}
          dir="auto"
          rows={3}
          aria-label={t("wiki:conflict.own")}
          defaultValue={own ?? passage.mine}
        />
      </ChoiceOf>
    </fieldset>
  );
}

function ChoiceOf({
  at,
  value,
  words,
  chosen,
  children,
}: {
  at: number;
  value: string;
  words: string;
  chosen: string | undefined;
  children?: ReactNode;
}) {
  const id = `choice-${at}-${value}`;
  return (
    <div className="check">
      <input type="radio" id={id} name={`choice-${at}`} value={value} defaultChecked={chosen === value} required />
      <label htmlFor={id}>{words}</label>
      {children && <div className="choice-text">{children}</div>}
    </div>
  );
}

/** The passage in its paragraph; nothing where the other side took it out. */
function Side({ passage, text, language }: { passage: Passage; text: string; language: string }) {
  const { t } = usePage();
  return (
    <pre className="passage" dir="auto" lang={language}>
      <span className="meta">{passage.before}</span>
      {text.trim() === "" ? <em>{t("wiki:conflict.nothing")}</em> : <mark>{text}</mark>}
      <span className="meta">{passage.after}</span>
    </pre>
  );
}
