import { newFormKey } from "~/form-key";

/** Every form of a member that changes something carries one: a double click, a retry, a reload have one effect. */
export function IdempotencyKey({ value }: { value?: string | undefined }) {
  return <input type="hidden" name="key" value={value ?? newFormKey()} />;
}
