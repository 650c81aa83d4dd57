import { writtenIn } from "~/languages/written-in";
import { useT } from "~/page-context";

export type Crumb = { text: string; href?: string; lang?: string };

export function Breadcrumbs({ trail }: { trail: Crumb[] }) {
  const t = useT();
  return (
    <nav aria-label={t("common:nav.breadcrumbs")}>
      <ol className="crumbs meta">
        {trail.map(({ text, href, lang }) => (
          <li key={`${href} ${text}`} {...writtenIn(lang)}>
            {href ? <a href={href}>{text}</a> : text}
          </li>
        ))}
      </ol>
    </nav>
  );
}
