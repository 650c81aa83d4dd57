// Where people write Markdown: a text area that works alone. The script adds tools, preview and images to it; without it
// images come by a field of files that the form carries.
import type { ReactNode } from "react";
import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { fieldId } from "~/components/ui/field-control";
import type { FormReply } from "~/forms/form";
import { IMAGE_TYPES, MAX_IMAGE_MEGABYTES, MAX_IMAGE_MEGAPIXELS } from "~/images/size";
import { useT } from "~/page-context";
import { EditorHelp } from "./editor-help";
import { EditorTools } from "./editor-tools";

export type EditorProps = {
  name?: string;
  /** Only where one page has two editors. */
  id?: string;
  label: string;
  /** Where a heading right above says the same. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  placeholder?: string;
  value?: string | null | undefined;
  reply?: FormReply | null | undefined;
  rows?: number;
  maxLength: number;
  /** Of the text, where it is known and not the page's. */
  language?: string;
  /** The form around it must take files then. */
  mayUpload?: boolean;
  /** Of the wiki: shown as such in the preview, with what [[links]] look like. */
  isPage?: boolean;
};

export function Editor({
  name = "body",
  id = fieldId(name),
  language,
  mayUpload = false,
  isPage = false,
  rows = 10,
  maxLength,
  ...field
}: EditorProps) {
  return (
    <div className="editor" data-editor={id} data-kind={kindOf(isPage, maxLength)}>
      <Field
        {...field}
        control="textarea"
        name={name}
        id={id}
        lang={language}
        rows={rows}
        // What an import brought in may be longer, and can be edited.
        maxLength={Math.max(maxLength, field.value?.length ?? 0)}
        required
        hasCounter
        tools={<EditorTools mayUpload={mayUpload} />}
        below={<div className="editor-preview" data-preview-area hidden />}
      />
      <div className="preflight" role="status" data-preflight-area />
      {mayUpload && (
        <>
          <ul className="plain-list editor-images" data-images hidden />
          <ul className="plain-list editor-refused" role="alert" data-refused />
          <Files reply={field.reply} />
        </>
      )}
      <EditorHelp isPage={isPage} />
    </div>
  );
}

/** For those without script. */
function Files({ reply }: Pick<EditorProps, "reply">) {
  const t = useT();
  return (
    <noscript>
      <div className="editor-files">
        <Field
          name="file"
          type="file"
          label={t("common:editor.file")}
          hint={t("common:editor.file-hint", { most: MAX_IMAGE_MEGABYTES, pixels: MAX_IMAGE_MEGAPIXELS })}
          reply={reply}
          accept={IMAGE_TYPES.join()}
          isMultiple
        />
        <Field
          name="seen"
          label={t("common:editor.file-seen")}
          hint={t("common:editor.file-seen-hint")}
          maxLength={300}
          isOptional
        />
        <Button name="attach" value="1" formNoValidate>
          {t("common:editor.file-add")}
        </Button>
      </div>
    </noscript>
  );
}

/** What the preview is asked for: each kind of text has a length of its own. Nothing is an ordinary post. */
function kindOf(isPage: boolean, maxLength: number): "page" | "comment" | undefined {
  if (isPage) return "page";
  return maxLength <= FIELD_LIMITS.comment.maximum ? "comment" : undefined;
}
