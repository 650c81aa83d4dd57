import { Prose } from "~/components/post/prose";
import { useT } from "~/page-context";

/** Without script a second button sends the form and shows it rendered; with script the editor does it in place. */
export function PreviewButton() {
  const t = useT();
  return (
    <noscript>
      <button type="submit" className="button" name="do" value="preview">
        {t("common:editor.preview")}
      </button>
    </noscript>
  );
}

/** The text as it will be published. */
export function PreviewShown({ html, lang }: { html: string | undefined; lang?: string | undefined }) {
  const t = useT();
  if (html === undefined) return null;
  return (
    <section className="stack" aria-labelledby="preview">
      <h2 id="preview">{t("common:editor.preview")}</h2>
      <p className="meta">{t("wiki:preview.hint")}</p>
      <div className="editor-preview">
        <Prose html={html} lang={lang} />
      </div>
    </section>
  );
}
