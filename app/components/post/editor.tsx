// Where people write Markdown: a text area that works alone. The script adds preview and images to it.
import type { ReactNode } from "react";
import { Field } from "~/components/ui/field";
import { fieldId } from "~/components/ui/field-control";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { EditorHelp } from "./editor-help";

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
  ...field
}: EditorProps) {
  const t = useT();
  return (
    <div className="editor" data-editor={id} data-kind={isPage ? "page" : undefined}>
      <Field {...field} control="textarea" name={name} id={id} lang={language} rows={rows} required hasCounter />
      <div className="editor-bar">
        <button type="button" className="button quiet" data-preview aria-expanded="false" hidden>
          {t("common:editor.preview")}
        </button>
        {mayUpload && (
          <button type="button" className="button quiet" data-upload hidden>
            {t("common:editor.upload")}
          </button>
        )}
        <EditorHelp isPage={isPage} />
      </div>
      <div className="editor-preview" data-preview-area hidden />
    </div>
  );
}
