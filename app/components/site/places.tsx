import { holdsOffice } from "#moderation/permissions/permission";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { queueText } from "./queue-text";

/** The same links in the bar and in the menu of a phone. */
export function Places() {
  const { t, actor, path } = usePage();
  const places = [
    { href: urls.questions(), text: t("common:nav.questions"), isHere: /^\/(questions|q)\b/.test(path) },
    { href: urls.wiki(), text: t("common:nav.wiki"), isHere: /^\/wiki\b/.test(path) },
    { href: urls.faqs(), text: t("common:nav.faq"), isHere: /^\/faq\b/.test(path) },
  ];
  if (holdsOffice(actor)) {
    places.push({ href: urls.queue(), text: queueText(t, actor?.openCases ?? 0), isHere: /^\/queue\b/.test(path) });
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
