import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type PlacesProps = {
  /** Posts that wait for a moderator, where the page knows. */
  queueCount?: number | undefined;
};

/** The same links in the bar and in the menu of a phone. */
export function Places({ queueCount }: PlacesProps) {
  const { t, actor, path } = usePage();
  const places = [
    { href: urls.questions(), text: t("common:nav.questions"), isHere: /^\/(questions|q)\b/.test(path) },
    { href: urls.tags(), text: t("common:nav.tags"), isHere: /^\/tags\b/.test(path) },
  ];
  if (actor !== null && actor.role !== "member") {
    const text = queueCount ? t("common:nav.queue-count", { count: queueCount }) : t("common:nav.queue");
    places.push({ href: urls.queue(), text, isHere: /^\/queue\b/.test(path) });
  }
  return (
    <>
      {places.map(({ href, text, isHere }) => (
        <a key={href} href={href} aria-current={isHere ? "page" : undefined}>
          {text}
        </a>
      ))}
    </>
  );
}
