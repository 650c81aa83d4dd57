import type { ReactNode } from "react";
import { LinkButton } from "~/components/ui/button";

export type DoorProps = { title: string; hint: ReactNode; href: string; action: string; children?: ReactNode };

/** A part of the home page: who it is for, what waits behind it, and the way there. */
export function Door({ title, hint, href, action, children }: DoorProps) {
  return (
    <section className="door">
      <h2>{title}</h2>
      <p className="meta">{hint}</p>
      {children && <div>{children}</div>}
      <LinkButton href={href}>{action}</LinkButton>
    </section>
  );
}
