import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { errorWords } from "./error-words";
import { fieldId } from "./field-control";

export type FormErrorsProps = {
  reply: FormReply | null | undefined;
  /** The label of each field by its name, so that the list reads like the form. */
  labels?: Record<string, string>;
  /** Of fields that have an id of their own, because the page has several of that name. */
  ids?: Record<string, string> | undefined;
};

/** All that is wrong with a form, above it, each line leading to its field. */
export function FormErrors({ reply, labels = {}, ids = {} }: FormErrorsProps) {
  const t = useT();
  const errors = Object.entries(reply?.errors ?? {});
  if (errors.length === 0) return null;
  return (
    <div className="notice bad" role="alert" id="form-errors" tabIndex={-1}>
      <p className="notice-title">{t("common:error.summary", { count: errors.length })}</p>
      <ul>
        {errors.map(([name, error]) => (
          <li key={name}>
            {name === "form" ? (
              errorWords(t, error)
            ) : (
              <a href={`#${ids[name] ?? fieldId(name)}`}>
                {labels[name] ? `${labels[name]}: ${errorWords(t, error)}` : errorWords(t, error)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
