import { areaName } from "~/area-name";
import type { MessageKey } from "~/i18n";
import { languageName } from "~/languages/names";
import type { FilterText } from "~/models/question/list.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** More are said to be more. */
const MOST = 1_000;

/** What a list is about, part by part, each with a way to take it off, and how many questions that are. */
export function FilterChips({ filter, count }: { filter: FilterText; count: number | null }) {
  const { t } = usePage();
  const parts = useParts(filter);
  if (parts.length === 0) return null;
  return (
    <p className="row chips">
      {count !== null && (
        <strong>
          {t(count > MOST ? "forum:list.count-many" : "forum:list.count", { count: Math.min(count, MOST) })}
        </strong>
      )}
      {parts.map(({ name, text, without }) => (
        <a
          key={name}
          className="mark chip"
          href={urls.questions(without)}
          aria-label={t("forum:list.remove", { name: text })}
          rel="nofollow"
        >
          <bdi>{text}</bdi> <span aria-hidden="true">×</span>
        </a>
      ))}
    </p>
  );
}

const STATES: Record<string, MessageKey> = {
  unanswered: "forum:state.unanswered",
  unsolved: "forum:state.unsolved",
  solved: "forum:state.solved",
  closed: "forum:state.closed",
};

function useParts(filter: FilterText): { name: string; text: string; without: FilterText }[] {
  const { t, community, language } = usePage();
  const product = community.products.find((one) => one.slug === filter.product);
  const area = community.areas.find((one) => one.slug === filter.area);
  const version = product?.versions.find((one) => String(one.id) === filter.version);
  const state = filter.state === undefined ? undefined : STATES[filter.state];
  const words: Partial<Record<keyof FilterText, string | undefined>> = {
    area: area && areaName(area, language),
    product: product?.name,
    version: version?.name,
    tag: filter.tag,
    language: filter.language && languageName(filter.language, language),
    state: state && t(state),
    mine: filter.mine && t("forum:list.mine"),
  };
  return Object.entries(words).flatMap(([name, text]) => {
    if (!text) return [];
    const without: FilterText = { ...filter };
    delete without[name as keyof FilterText];
    // A version means nothing without its product.
    if (name === "product") delete without.version;
    return [{ name, text, without }];
  });
}
