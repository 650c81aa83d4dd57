import type { ReactNode } from "react";
import { LackingLink } from "~/components/account/lacking-link";
import { lackingOf } from "~/components/account/lacking-way";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type NewPageLinkProps = { product: string; parent?: number; className: string; children: ReactNode };

/** To the form for a new page; for those who may not begin one now, to what is missing. */
export function NewPageLink({ product, parent, className, children }: NewPageLinkProps) {
  const { actor } = usePage();
  const href = urls.newPage({ product, ...(parent === undefined ? {} : { parent }) });
  const lacking = lackingOf(actor);
  if (lacking)
    return (
      <LackingLink lacking={lacking} to={href} className={className}>
        {children}
      </LackingLink>
    );
  return (
    <a href={href} className={className}>
      {children}
    </a>
  );
}
