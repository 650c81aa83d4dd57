// The row of tools above a text: what each does is done by the script, so without one the row is not shown (styles/forms.css)
// and until the script is there (enhance/editor) no tool can be pressed: a press would be lost without a word.
import { useT } from "~/page-context";

/** A drawn sign, the key that does the same, and the name under which the words are found. */
const TOOLS = [
  { name: "bold", key: "B", path: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z" },
  { name: "italic", key: "I", path: "M10 5h7M7 19h7M14 5l-4 14" },
  {
    name: "link",
    key: "K",
    path: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
  },
  { name: "quote", key: null, path: "M5 6v12M10 7h9M10 12h9M10 17h6" },
  { name: "list", key: null, path: "M5 7h.01M5 12h.01M5 17h.01M9 7h11M9 12h11M9 17h11" },
  { name: "numbers", key: null, path: "M4 6l2-1v5M4 10h4M4 15h4l-4 4h4M12 7h8M12 12h8M12 17h8" },
  { name: "code", key: null, path: "M8 7l-5 5 5 5M16 7l5 5-5 5" },
  { name: "heading", key: null, path: "M6 5v14M18 5v14M6 12h12" },
] as const;

const IMAGE = "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01";

export function EditorTools({ mayUpload }: { mayUpload: boolean }) {
  const t = useT();
  return (
    <div className="editor-tools" role="toolbar" aria-label={t("common:editor.tools")} data-tools>
      {TOOLS.map(({ name, key, path }) => (
        <Tool
          key={name}
          tool={name}
          path={path}
          words={key === null ? t(`common:editor.tool.${name}`) : `${t(`common:editor.tool.${name}`)} (Ctrl+${key})`}
        />
      ))}
      {mayUpload && (
        <button type="button" className="tool worded" data-upload disabled>
          <Sign path={IMAGE} />
          {t("common:editor.upload")}
        </button>
      )}
      <button type="button" className="tool worded last" data-preview aria-expanded="false" disabled>
        {t("common:editor.preview")}
      </button>
    </div>
  );
}

function Tool({ tool, path, words }: { tool: string; path: string; words: string }) {
  return (
    <button type="button" className="tool" data-tool={tool} title={words} aria-label={words} disabled>
      <Sign path={path} />
    </button>
  );
}

function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
