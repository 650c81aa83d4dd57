export type WantedPage = { productId: number | null; slug: string; title: string };

/** What is stored with a text, and what is written into the link tables when it goes live. */
export type RenderedText = {
  html: string;
  /** Plain text, for search and excerpts. */
  plain: string;
  headings: string[];
  /** Members that exist. */
  mentionedUserIds: number[];
  /** Questions and pages that exist. */
  linkedDocumentIds: number[];
  /** Pages that do not. */
  wantedPages?: WantedPage[];
  /** Addresses of images elsewhere. */
  images?: string[];
  /** False when the renderer was too busy: plain text stands in for now and must not be kept. */
  isLasting: boolean;
  /** Plain text stands in for what could not be rendered, whether it may be kept or not. */
  isStandIn?: boolean;
};
