import type { ReactNode } from "react";
import { LinkButton } from "./button";

export type EmptyStateProps = {
  title: string;
  /** What will be here. */
  children?: ReactNode;
  /** The first step. */
  action?: { href: string; text: string };
};

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <LinkButton href={action.href}>{action.text}</LinkButton>}
    </div>
  );
}
