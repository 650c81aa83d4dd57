import { expect, it } from "vitest";
import { noteId, replyTo } from "~/components/case/forms";

const FORMS = ["reason", "reopening", "appeal-12", "appeal-13"] as const;

it.each([
  [{ outcome: "remove", note: "" }, "reason"],
  [{ outcome: "return", note: "" }, "reason"],
  [{ outcome: "dismiss", about: "flag" }, "reason"],
  [{ outcome: "restore", note: "" }, "reopening"],
  [{ outcome: "dismiss", note: "" }, "reopening"],
  [{ outcome: "uphold", appealed: "12", note: "" }, "appeal-12"],
] as const)("of the forms of a case %j is answered in one", (typed, form) => {
  const reply = { errors: { note: { code: "reason-needed" as const } }, typed };
  expect(FORMS.filter((one) => replyTo(reply, one) === reply)).toEqual([form]);
});

it("gives every note its own id", () => {
  expect(new Set(FORMS.map(noteId)).size).toBe(FORMS.length);
});
