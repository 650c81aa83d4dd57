// What stands between [[ and ]]: `Page`, `product/Page`, `Page#section`, `#section`.
import { slugOf } from "~/urls";
import { sectionId } from "./section-id";

export type PageName = {
  /** What stands before the first slash, if anything: a product's address, or "-" for pages of no product. */
  product: string | null;
  /** The page's address if `product` is one, and if the whole is a name. */
  slugWithin: string;
  slugWhole: string;
  title: string;
  titleWithin: string;
  /** With the "#"; empty where none is named. */
  fragment: string;
};

export function readPageName(name: string): PageName {
  const at = name.indexOf("#");
  const title = (at < 0 ? name : name.slice(0, at)).trim();
  const slash = title.indexOf("/");
  const titleWithin = slash < 0 ? title : title.slice(slash + 1).trim();
  return {
    product: slash < 1 ? null : slugOf(title.slice(0, slash)) || (title.startsWith("-/") ? "-" : null),
    slugWithin: slugOf(titleWithin),
    slugWhole: slugOf(title),
    title,
    titleWithin,
    fragment: at < 0 ? "" : sectionFragment(name.slice(at + 1)),
  };
}

/** The id that the renderer gives to a heading with these words (markdown/finish), the first of its name. */
export function sectionFragment(words: string): string {
  const id = sectionId(words);
  return id === "" ? "" : `#${id}`;
}
