import { relOf } from "~/multiplying";

export type Tab = { href: string; text: string; isCurrent: boolean; count?: number | undefined };

/** Links that look like tabs: each is a page of its own, with an address and a feed. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, text, isCurrent, count }) => (
        <a key={href} href={href} rel={relOf(href)} aria-current={isCurrent ? "page" : undefined}>
          {text}
          {count !== undefined && <span className="meta"> {count}</span>}
        </a>
      ))}
    </nav>
  );
}
