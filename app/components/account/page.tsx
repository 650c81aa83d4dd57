import type { ReactNode } from "react";

export type AccountPageProps = { title: string; intro?: ReactNode; children: ReactNode };

/** One small form in the middle of the page: joining, logging in, what a link from a mail leads to. */
export function AccountPage({ title, intro, children }: AccountPageProps) {
  return (
    <article className="small-page stack wide">
      <header>
        <h1>{title}</h1>
      </header>
      {intro && <p>{intro}</p>}
      {children}
    </article>
  );
}
