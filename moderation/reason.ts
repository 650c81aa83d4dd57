import type { Field } from "./facts";
import type { TextReason } from "./reasons";
import type { RuleKey } from "./rules";

export type Reason = {
  code: TextReason;
  rule: RuleKey | null;
  /** Version of the rule, to be cited by a decision. */
  version?: number;
  field?: Field;
  passage?: string;
  start?: number;
  end?: number;
  parameters?: Readonly<Record<string, string | number>>;
};
