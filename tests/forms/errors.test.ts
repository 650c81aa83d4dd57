// What a form answers has words: exactly those of what is wrong, in every language, and nothing general where the reason is known.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { REASON_CODES, REASON_PARAMETERS } from "#moderation/reasons";
import { errorWords } from "~/components/ui/error-words";
import type { FieldError } from "~/field-errors";
import { decimal, parseFields } from "~/forms/form";
import { LimitsForm } from "~/forms/office";
import { type ErrorCode, INTERFACE_LANGUAGES, isErrorCode, translator } from "~/i18n";
import { catalogues } from "~/messages/catalogues";

const given = (schema: z.ZodType, value: string | null): FieldError | undefined => {
  const form = new FormData();
  if (value !== null) form.set("field", value);
  const parsed = parseFields(form, z.object({ field: schema }));
  return parsed.ok ? undefined : parsed.reply.errors.field;
};

describe("the error of a field", () => {
  it.each([
    [z.string().min(1), "", { code: "required" }],
    [z.string().min(1), null, { code: "required" }],
    [z.string().min(8), "short", { code: "too-short", values: { least: 8 } }],
    [z.string().max(3), "long 泵", { code: "too-long", values: { most: 3 } }],
    [z.coerce.number().int(), "twelve", { code: "number" }],
    [z.coerce.number().int(), "1.5", { code: "number" }],
    [z.coerce.number().min(3), "2", { code: "number-small", values: { least: 3 } }],
    [z.coerce.number().max(50), "51", { code: "number-large", values: { most: 50 } }],
    [decimal(0.1, 100), "0,05", { code: "number-small", values: { least: 0.1 } }],
    [decimal(0.1, 100), "", { code: "required" }],
    [z.enum(["a", "b"]), "c", { code: "unknown" }],
    [z.enum(["a", "b"]), null, { code: "required" }],
    [z.iso.date(), "2026-02-30", { code: "date" }],
    [z.email(), "nobody", { code: "email" }],
    [z.string().refine(() => false, "choose-each"), "x", { code: "choose-each" }],
  ] as [z.ZodType, string | null, FieldError][])("of %# %j is %j", (schema, value, expected) => {
    expect(given(schema, value)).toEqual(expected);
  });

  it("names which of many lines is wrong", () => {
    const form = new FormData();
    form.set("knownDomains", "example.com\nhttps://good.example/path\nbad_domain\n泵");
    const parsed = parseFields(form, LimitsForm.pick({ knownDomains: true }));
    expect(parsed.ok ? null : parsed.reply.errors.knownDomains).toEqual({
      code: "domain",
      values: { domain: "bad_domain" },
    });
  });
});

describe("the words of an error", () => {
  const codes = Object.entries(catalogues.en).flatMap(([namespace, messages]) =>
    Object.keys(messages).flatMap((key) =>
      key.startsWith("error.") || (namespace === "moderation" && key.startsWith("reason."))
        ? [key.slice(key.indexOf(".") + 1)]
        : [],
    ),
  ) as ErrorCode[];
  const VALUES = {
    ...Object.fromEntries(REASON_CODES.flatMap((code) => REASON_PARAMETERS[code].map((name) => [name, 3]))),
    ...{ least: 2, most: 5, count: 1, name: "photo.png", names: "a.png, b.png", target: "12", tag: "lamp", minimum: 8 },
    ...{ domain: "x", nearest: "#000", reached: 2, seconds: 90, number: 3, minutes: 5, title: "Care", entry: "pump*" },
  };

  it.each(INTERFACE_LANGUAGES)("are there in %s, and are those of its own code", (language) => {
    const t = translator(language);
    const general = t("common:error.invalid");
    const silent = codes.filter((code) => {
      const words = errorWords(t, { code, values: VALUES });
      return code !== "invalid" && (words === general || /[{}]/.test(words));
    });
    expect(silent).toEqual([]);
  });

  it("exist for every sentence that a schema names", () => {
    const folder = "app/forms";
    const named = readdirSync(folder).flatMap((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      const messages = source.matchAll(/(?:message: |=> [^\n]*?, )"([a-z][a-z-]+)"(?=[,)])/g);
      return [...messages].map(([, code = ""]) => `${file} ${code}`);
    });
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((one) => !isErrorCode(one.split(" ")[1] ?? ""))).toEqual([]);
  });
});
