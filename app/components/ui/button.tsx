import type { ReactNode } from "react";

/** `first` is the one main act of a page; others are outlined, rare ones quiet, destructive ones danger. */
export type ButtonTone = "first" | "plain" | "quiet" | "danger";

export type ButtonProps = {
  children: ReactNode;
  tone?: ButtonTone;
  type?: "submit" | "button" | "reset";
  name?: string;
  value?: string | number;
  /** Submits a form elsewhere on the page. */
  form?: string;
  formAction?: string;
  formNoValidate?: boolean;
  /** For switches: votes, me too, watch. */
  pressed?: boolean;
  /** Replaces the text for screen readers where it is only a sign. */
  label?: string;
  title?: string;
  disabled?: boolean;
  hidden?: boolean;
  /** Hooks for the enhancement script. */
  data?: Record<`data-${string}`, string | boolean>;
};

export function Button({ children, tone, type = "submit", pressed, label, data, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(tone)} aria-pressed={pressed} aria-label={label} {...rest} {...data}>
      {children}
    </button>
  );
}

export type LinkButtonProps = {
  href: string;
  children: ReactNode;
  tone?: ButtonTone;
  label?: string;
  rel?: string;
};

export function LinkButton({ href, children, tone, label, rel }: LinkButtonProps) {
  return (
    <a href={href} className={buttonClass(tone)} aria-label={label} rel={rel}>
      {children}
    </a>
  );
}

function buttonClass(tone: ButtonTone = "plain"): string {
  return tone === "plain" ? "button" : `button ${tone}`;
}
