import type { ReactNode } from "react";
import type { ButtonTone } from "./button";

export type ConfirmProps = {
  /** The button that opens it: a verb. */
  summary: string;
  tone?: ButtonTone;
  /** What will happen, and the form that does it. */
  children: ReactNode;
  isOpen?: boolean;
  /** Hooks for the enhancement script, on what is pressed. */
  data?: Record<`data-${string}`, string>;
};

/** A second step without a dialog and without script, for what cannot be undone or needs a word more. */
export function Confirm({ summary, tone = "quiet", children, isOpen, data }: ConfirmProps) {
  return (
    <details className="confirm" open={isOpen}>
      <summary className={tone === "plain" ? "button" : `button ${tone}`} {...data}>
        {summary}
      </summary>
      <div className="sheet stack">{children}</div>
    </details>
  );
}
