import type { InputHTMLAttributes } from "react";
import { directionOf } from "~/languages/content-languages";

export type Option = {
  value: string | number;
  text: string;
  lang?: string;
  disabled?: boolean;
  data?: Record<`data-${string}`, string>;
};
export type OptionGroup = { group: string; options: Option[] };

export type ControlProps = {
  name: string;
  /** Only where one page has two fields of the same name. */
  id?: string;
  control?: "input" | "textarea" | "select";
  value?: string | number | null | undefined;
  type?: "text" | "email" | "password" | "search" | "url" | "tel" | "number" | "date" | "color" | "file";
  options?: (Option | OptionGroup)[];
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  rows?: number;
  placeholder?: string;
  autoComplete?: string;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  pattern?: string;
  accept?: string;
  /** Of a field of files. */
  isMultiple?: boolean;
  lang?: string;
  /** Off for names, addresses, code. */
  spellCheck?: boolean;
  list?: string;
  /** Off for user names and addresses: phones begin them with a capital. */
  autoCapitalize?: "none";
  readOnly?: boolean;
  /** Belongs to a form elsewhere on the page. */
  form?: string;
  data?: Record<`data-${string}`, string | boolean>;
};

/** Where the list of errors above a form leads to. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

type WiredProps = ControlProps & { isInvalid: boolean; describedBy: string | undefined };

/** What people write may run in either direction, so text fields find out from the text where its language does not say it. */
export function Control({
  control = "input",
  type = "text",
  isInvalid,
  describedBy,
  value,
  options,
  data,
  ...rest
}: WiredProps) {
  const wired = { "aria-invalid": isInvalid || undefined, "aria-describedby": describedBy, ...data };
  const text = value === null || value === undefined ? undefined : String(value);
  if (control === "textarea") {
    const { pattern: _p, accept: _a, isMultiple: _m2, list: _l, min: _i, max: _x, inputMode: _m, ...area } = rest;
    return <textarea {...area} {...wired} dir={directionOf(rest.lang)} defaultValue={text} />;
  }
  if (control === "select") {
    return (
      <select id={rest.id} name={rest.name} form={rest.form} required={rest.required} defaultValue={text} {...wired}>
        {options?.map((option) =>
          "group" in option ? <Group key={option.group} {...option} /> : <Choice key={option.value} {...option} />,
        )}
      </select>
    );
  }
  const { rows: _r, isMultiple, ...input } = rest;
  const direction = type === "text" || type === "search" ? directionOf(rest.lang) : undefined;
  return (
    <input
      {...input}
      {...wired}
      type={type}
      multiple={isMultiple}
      dir={direction}
      defaultValue={type === "password" || type === "file" ? undefined : text}
    />
  );
}

function Choice({ value, text, lang, disabled, data }: Option) {
  return (
    <option value={value} lang={lang} disabled={disabled} {...data}>
      {text}
    </option>
  );
}

function Group({ group, options }: OptionGroup) {
  return (
    <optgroup label={group}>
      {options.map((option) => (
        <Choice key={option.value} {...option} />
      ))}
    </optgroup>
  );
}
