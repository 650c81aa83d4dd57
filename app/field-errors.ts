import type { ErrorCode } from "./i18n";

/** What is wrong, by a code that has words in every language (the type sees to it). */
export type FieldError = { code: ErrorCode; values?: Record<string, string | number> };
/** Per field; `form` for the whole. */
export type FieldErrors = Record<string, FieldError>;
