import { writtenIn } from "~/languages/written-in";
import { scopeIds } from "~/markdown/finish";

type Props = {
  html: string;
  lang?: string | undefined;
  /** Where several texts stand on a page: sets headings and footnotes of this one apart from those of the others. */
  scope?: string | undefined;
};

/** A rendered text in its own language. The one component that sets inner HTML: it comes from the renderer, sanitised last. */
export function Prose({ html: own, lang, scope }: Props) {
  const html = scope === undefined ? own : scopeIds(own, scope);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: written by markdown.server, which sanitises as its last step.
  return <div className="prose" {...writtenIn(lang)} dangerouslySetInnerHTML={{ __html: html }} />;
}
