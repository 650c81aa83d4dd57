import { useT } from "~/page-context";

/** What to type and what it becomes; the signs are the same in every language. */
export function EditorHelp({ isPage = false }: { isPage?: boolean }) {
  const t = useT();
  const lines: [typed: string, becomes: string][] = [
    [`**${t("common:editor.help.bold")}**`, t("common:editor.help.bold")],
    [`*${t("common:editor.help.italic")}*`, t("common:editor.help.italic")],
    [`\`${t("common:editor.help.code")}\``, t("common:editor.help.code")],
    ["```", t("common:editor.help.code-block")],
    [`[${t("common:editor.help.link")}](https://example.com)`, t("common:editor.help.link")],
    [`> ${t("common:editor.help.quote")}`, t("common:editor.help.quote")],
    [`- ${t("common:editor.help.list")}`, t("common:editor.help.list")],
    [`## ${t("common:editor.help.heading")}`, t("common:editor.help.heading")],
    ["@name", t("common:editor.help.mention")],
    ["#123", t("common:editor.help.question")],
    [`[[${t("common:editor.help.page-name")}]]`, t("common:editor.help.page")],
    ...(isPage ? pageLines(t) : []),
  ];
  return (
    <details className="editor-help">
      <summary className="meta">{t("common:editor.help")}</summary>
      <table>
        <tbody>
          {lines.map(([typed, becomes]) => (
            <tr key={typed}>
              <th scope="row">
                <code>{typed}</code>
              </th>
              <td>{becomes}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">{t("common:editor.help.none")}</p>
    </details>
  );
}

/** What long texts use. */
function pageLines(t: ReturnType<typeof useT>): [typed: string, becomes: string][] {
  return [
    [`[[${t("common:editor.help.page-name")}|…]]`, t("common:editor.help.page-words")],
    ["> [!TIP]", t("common:editor.help.callout")],
    ["| a | b |", t("common:editor.help.table")],
    ["[^1] … [^1]: …", t("common:editor.help.footnote")],
    [":::applies 2.1", t("common:editor.help.applies")],
  ];
}
