// What the parts of the converter share: the nodes of the text, what was collected on the way, and each other.
import type { Nodes } from "./nodes";

export type WikitextPage = {
  /** Title of the page, for links to pages below it. */
  title: string;
  /** Names of namespaces in the language of the old wiki, by number; the English ones are always known. */
  namespaces: Readonly<Record<number, string>>;
  /** Addresses of the old wiki's pages, such as "https://wiki.example.com/wiki/". */
  articlePaths: readonly string[];
  /** Whether there will be a page of that title; null: nobody knows. */
  hasPage?: (title: string) => boolean;
};

export type Context = {
  page: WikitextPage;
  nodes: Nodes;
  /** Categories and links to other languages: listed at the end, where the old software showed them. */
  listed: string[];
  /** By name; those without one have a number. */
  notes: Map<string, { label: string; text: string }>;
  /** Comments taken out of the line that is being read; they are put behind it. */
  comments: string[];
  /** It has headings of the level that belongs to its title: then each level is itself here. */
  hasTopHeadings: boolean;
  /** How deep blocks stand inside of blocks. */
  depth: number;
  blocks(text: string): string[];
  inline(text: string): string;
};

export const DEEPEST_BLOCKS = 30;
