// What stands between [[ and ]]: `Page`, `product/Page`, `Page#section`, `#section`. A title may hold the signs that mean
// something here ("C#", "input/output", "A|B"), so a name has several readings, and which one is meant depends on what pages there are.
import { slugOf } from "~/urls";
import { sectionId } from "./section-id";

export type PageReading = {
  title: string;
  /** What the title becomes in an address; for one without letters the title itself. */
  slug: string;
  /** What stands before the first slash, read as a product's address; "-" for pages of no product. Null: no product is named. */
  product: string | null;
  /** With the "#"; empty where none is named. */
  fragment: string;
  /** How it is read where no page has exactly that title: the first "#" begins the section. */
  isPlain: boolean;
};

const MOST_HASHES = 3;

/** The longest title first. Empty for what names no page. */
export function readPageName(name: string): PageReading[] {
  const hashes = [...name.matchAll(/#/g)].map(({ index }) => index);
  const plain = hashes.find((at) => at === 0 || sectionId(name.slice(at + 1)) !== "") ?? name.length;
  const ends = new Set([name.length, ...hashes.slice(0, MOST_HASHES), plain]);
  return [...ends]
    .sort((one, other) => other - one)
    .flatMap((end) => readingsOf(name.slice(0, end).trim(), sectionFragment(name.slice(end + 1)), end === plain));
}

function readingsOf(title: string, fragment: string, isPlain: boolean): PageReading[] {
  if (title === "") return [];
  const whole = { title, slug: nameSlug(title), product: null, fragment, isPlain };
  const slash = title.indexOf("/");
  const within = slash < 1 ? "" : title.slice(slash + 1).trim();
  const product = within === "" ? "" : slugOf(title.slice(0, slash)) || (title.startsWith("-/") ? "-" : "");
  if (product === "") return [whole];
  return [whole, { title: within, slug: nameSlug(within), product, fragment, isPlain }];
}

/** What a page with this title is wished for and found by where it is not written the same. */
export function nameSlug(title: string): string {
  return (
    slugOf(title) ||
    title
      .normalize("NFKC")
      .replace(/[\s_]+/g, "")
      .toLowerCase()
  );
}

/** One title in two spellings: no two pages of a product should be called so. */
export function isSameTitle(one: string, other: string): boolean {
  return spelled(one) === spelled(other);
}

function spelled(title: string): string {
  return title
    .normalize("NFKC")
    .replace(/[\s_]+/g, " ")
    .trim()
    .toLowerCase();
}

/** The id that the renderer gives to a heading with these words (markdown/finish), the first of its name. */
export function sectionFragment(words: string): string {
  const id = sectionId(words);
  return id === "" ? "" : `#${id}`;
}
