import type { MetaDescriptor } from "@remix-run/node";
import type { Community } from "~/models/community/community.server";

/** What stands in the tab: the page, then the community. */
export function tabTitle(words: string, { settings }: Pick<Community, "settings">): string {
  return `${words} · ${settings.brand.name}`;
}

/** The title in the tab and, where a page is worth sharing, what a link to it shows. */
export function pageTitle(
  title: string | undefined,
  more: { description?: string; path?: string; origin?: string; isThin?: boolean } = {},
): MetaDescriptor[] {
  if (title === undefined) return [];
  const { description, path, origin, isThin } = more;
  return [
    { title },
    ...(description
      ? [
          { name: "description", content: description },
          { property: "og:description", content: description },
        ]
      : []),
    ...(path && origin
      ? [
          { property: "og:title", content: title },
          { property: "og:type", content: "article" },
          { property: "og:url", content: origin + path },
          { tagName: "link", rel: "canonical", href: origin + path },
        ]
      : []),
    ...(isThin ? [{ name: "robots", content: "noindex" }] : []),
  ];
}
