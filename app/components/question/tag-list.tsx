import { useT } from "~/page-context";
import { urls } from "~/urls";

export function TagList({ tags }: { tags: string[] }) {
  const t = useT();
  if (tags.length === 0) return null;
  return (
    <ul className="tags" aria-label={t("common:nav.tags")}>
      {tags.map((tag) => (
        <li key={tag}>
          <a className="mark" href={urls.tag(tag)} rel="tag">
            <bdi>{tag}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
