// Somebody changed the same passage: a choice for each, everything else is merged already. Works without script.

import type { ReactNode } from "react";
import { WritingForm, type WritingFormProps } from "~/components/post/writing-form";
import { Notice } from "~/components/ui/notice";
import { writtenIn } from "~/languages/written-in";
import { usePage } from "~/page-context";
import { type EditConflict, type Passage, partsToChoose, passagesOf } from "~/text/merge-choices";

type Props = Pick<WritingFormProps, "reply" | "submit" | "aside" | "labels"> & {
  conflict: EditConflict;
  /** The draft that the text was kept in; it goes when the conflict is settled. */
  settles: string;
  /** The author's own text, and what else the form has to bring back unseen. `base`: the version it was made from. */
  own: { base: string | number; body: string } & Record<string, string | number>;
  language: string;
  /** What the form calls its title, and its tags. */
  names?: { title: string; tags?: string };
  historyUrl: string;
  /** What is still asked: summary and the like. */
  children: ReactNode;
};

export function EditConflictForm({ conflict, own, language, names, historyUrl, children, ...form }: Props) {
  const { t } = usePage();
  const { body, ...fields } = own;
  const chosen = form.reply?.typed ?? {};
  const passages = passagesOf(partsToChoose(conflict.merge));
  const { title, tags } = conflict;
  const kind = kindOf(conflict, own);
  const count = passages.length + (title ? 1 : 0) + (tags ? 1 : 0);
  return (
    <>
      <Notice tone="wait" role="alert" title={t(`common:conflict.${kind}.title`)}>
        <p>{t(`common:conflict.${kind}.text`, { count })}</p>
        <p>
          <a href={historyUrl}>{t("common:conflict.history")}</a>
        </p>
      </Notice>
      <WritingForm draftTarget={null} {...form}>
        <input type="hidden" name="against" value={conflict.against} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <textarea name="body" defaultValue={body} hidden readOnly />
        {title && <FieldChoices name="title" label={names?.title ?? ""} {...title} {...{ language, chosen }} />}
        {passages.map((passage, at) => (
          <PassageChoices
            // biome-ignore lint/suspicious/noArrayIndexKey: passages have no other name, and the list never changes.
            key={at}
            at={at}
            passage={passage}
            language={language}
            chosen={chosen}
          />
        ))}
        {tags && <FieldChoices name="tags" label={names?.tags ?? ""} {...tags} {...{ language, chosen }} />}
        {children}
      </WritingForm>
    </>
  );
}

/** Taking back an older change, nobody was writing at the same time; and the other one may be oneself. */
function kindOf({ isOwn }: EditConflict, { reverts }: Props["own"]): "taken-back" | "own" | "other" {
  if (reverts !== undefined) return "taken-back";
  return isOwn ? "own" : "other";
}

type Chosen = Record<string, string>;

function PassageChoices({
  at,
  passage,
  language,
  chosen,
}: {
  at: number;
  passage: Passage;
  language: string;
  chosen: Chosen;
}) {
  const { t } = usePage();
  const choice = { name: at, chosen: chosen[`choice-${at}`] };
  return (
    <fieldset className="conflict stack">
      <legend>{t("common:conflict.nth", { number: at + 1 })}</legend>
      <ChoiceOf {...choice} value="mine" words={t("common:conflict.mine")}>
        <Side passage={passage} text={passage.mine} language={language} />
      </ChoiceOf>
      <ChoiceOf {...choice} value="theirs" words={t("common:conflict.live")}>
        <Side passage={passage} text={passage.theirs} language={language} />
      </ChoiceOf>
      <ChoiceOf {...choice} value="both" words={t("common:conflict.both")} />
      <ChoiceOf {...choice} value="own" words={t("common:conflict.own")}>
        <textarea
          name={`own-${at}`}
          {...writtenIn(language)}
          rows={3}
          aria-label={t("common:conflict.own")}
          defaultValue={chosen[`own-${at}`] ?? passage.mine}
        />
      </ChoiceOf>
    </fieldset>
  );
}

type FieldProps = {
  name: "title" | "tags";
  label: string;
  mine: string;
  theirs: string;
  language: string;
  chosen: Chosen;
};

/** A title is one thing or the other, and never both in a row. */
function FieldChoices({ name, label, mine, theirs, language, chosen }: FieldProps) {
  const { t } = usePage();
  const choice = { name, chosen: chosen[`choice-${name}`] };
  const side = (text: string) => <Side passage={{ before: "", after: "" }} text={text} language={language} />;
  return (
    <fieldset className="conflict stack">
      <legend>{label}</legend>
      <ChoiceOf {...choice} value="mine" words={t("common:conflict.mine")}>
        {side(mine)}
      </ChoiceOf>
      <ChoiceOf {...choice} value="theirs" words={t("common:conflict.live")}>
        {side(theirs)}
      </ChoiceOf>
      <ChoiceOf {...choice} value="own" words={t("common:conflict.own")}>
        <input
          name={`own-${name}`}
          {...writtenIn(language)}
          aria-label={t("common:conflict.own")}
          defaultValue={chosen[`own-${name}`] ?? mine}
        />
      </ChoiceOf>
    </fieldset>
  );
}

function ChoiceOf({
  name,
  value,
  words,
  chosen,
  children,
}: {
  name: number | string;
  value: string;
  words: string;
  chosen: string | undefined;
  children?: ReactNode;
}) {
  const id = `choice-${name}-${value}`;
  return (
    <div className="check">
      <input type="radio" id={id} name={`choice-${name}`} value={value} defaultChecked={chosen === value} required />
      <label htmlFor={id}>{words}</label>
      {children && <div className="choice-text">{children}</div>}
    </div>
  );
}

/** The passage in its paragraph; nothing where the other side took it out. */
function Side({
  passage,
  text,
  language,
}: {
  passage: Pick<Passage, "before" | "after">;
  text: string;
  language: string;
}) {
  const { t } = usePage();
  return (
    <pre className="passage" {...writtenIn(language)}>
      <span className="meta">{passage.before}</span>
      {text.trim() === "" ? <em>{t("common:conflict.nothing")}</em> : <mark>{text}</mark>}
      <span className="meta">{passage.after}</span>
    </pre>
  );
}
