// One labelled control with its hint, its error and its counter, joined for screen readers. `reply` is what the action
// sent back: it brings the error of this field and what was typed, so that a refused form loses nothing.
import type { ReactNode } from "react";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { errorWords } from "./error-words";
import { Control, type ControlProps, fieldId } from "./field-control";

export type FieldProps = ControlProps & {
  label: string;
  /** Hides the label from sight where the page around it says the same. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  reply?: FormReply | null | undefined;
  /** Shows how much of `maxLength` is used. */
  hasCounter?: boolean;
  /** Says "optional" beside the label. */
  isOptional?: boolean;
  /** Right above and right below the control. */
  tools?: ReactNode;
  below?: ReactNode;
};

export function Field({ label, isLabelHidden, hint, reply, hasCounter, isOptional, ...props }: FieldProps) {
  const { tools, below, ...control } = props;
  const t = useT();
  const id = control.id ?? fieldId(control.name);
  const error = reply?.errors[control.name];
  const counterMost = hasCounter ? control.maxLength : undefined;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, counterMost && `${id}-count`].filter(Boolean);
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={id} className={isLabelHidden ? "visually-hidden" : undefined}>
        {label}
        {isOptional && <span className="meta"> {t("common:field.optional")}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {tools}
      <Control
        {...control}
        id={id}
        value={reply?.typed[control.name] ?? control.value}
        isInvalid={Boolean(error)}
        describedBy={describedBy.join(" ") || undefined}
      />
      {below}
      {error && (
        <p className="error" id={`${id}-error`}>
          {errorWords(t, error)}
        </p>
      )}
      {counterMost && (
        <p className="count-left" id={`${id}-count`} data-counter={id}>
          {t("common:field.at-most", { most: counterMost })}
        </p>
      )}
    </div>
  );
}

export type CheckFieldProps = {
  name: string;
  /** Only where one page has two forms with this field. */
  id?: string;
  label: ReactNode;
  value?: string;
  isChecked?: boolean;
  hint?: ReactNode;
  kind?: "checkbox" | "radio";
};

/** A box or a radio button with its words beside it. */
export function CheckField({ name, value = "1", id = `${fieldId(name)}-${value}`, ...props }: CheckFieldProps) {
  const { label, isChecked, hint, kind = "checkbox" } = props;
  return (
    <div className="check">
      <input
        type={kind}
        id={id}
        name={name}
        value={value}
        defaultChecked={isChecked}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
