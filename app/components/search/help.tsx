import { Fragment } from "react";
import { usePage } from "~/page-context";

const EXAMPLES = [
  "words",
  "phrase",
  "without",
  "code",
  "tag",
  "member",
  "state",
  "kind",
  "product",
  "language",
] as const;

/** What can be typed into the box. */
export function SearchHelp({ isOpen }: { isOpen: boolean }) {
  const { t } = usePage();
  return (
    <details className="search-help" open={isOpen}>
      <summary>{t("search:help")}</summary>
      <dl>
        {EXAMPLES.map((example) => (
          <Fragment key={example}>
            <dt>
              <code>{t(`search:help.${example}-example`)}</code>
            </dt>
            <dd>{t(`search:help.${example}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
