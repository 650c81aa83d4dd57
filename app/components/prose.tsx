/** A rendered text in its own language. The one component that sets inner HTML: it comes from the renderer, sanitised last. */
export function Prose({ html, lang }: { html: string; lang?: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: written by markdown.server, which sanitises as its last step.
  return <div className="prose" lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
