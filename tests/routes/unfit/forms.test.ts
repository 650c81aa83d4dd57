// What was chosen or typed and does not fit is refused beside its field, with everything typed kept: in every form of the product.
// A form that is new is missing in the table (forms-table), and so is a field that is new.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Action, type FormEntry, formTable } from "./forms-table";
import { furnishWorld, type World } from "./world";

const FORMS = join(import.meta.dirname, "../../../app/forms");
const ROUTES = join(import.meta.dirname, "../../../app/routes");
const SECRETS = ["password", "newPassword", "currentPassword"];

/** By name; where two files use one name, with the file's before it. */
async function allForms(): Promise<Map<string, z.ZodType>> {
  const found: { file: string; name: string; schema: z.ZodType }[] = [];
  for (const file of readdirSync(FORMS).filter((one) => one.endsWith(".ts"))) {
    const exported = (await import(join(FORMS, file))) as Record<string, z.ZodType>;
    for (const [name, schema] of Object.entries(exported))
      if (name.endsWith("Form") && typeof schema === "object")
        found.push({ file: file.replace(".ts", ""), name, schema });
  }
  const isShared = (name: string) => found.filter((one) => one.name === name).length > 1;
  return new Map(found.map(({ file, name, schema }) => [isShared(name) ? `${file}:${name}` : name, schema]));
}

type Definition = { shape?: Record<string, unknown>; in?: z.ZodType; options?: z.ZodType[] };

function fieldsOf(schema: z.ZodType): string[] {
  const definition = schema.def as Definition;
  if (definition.shape) return Object.keys(definition.shape);
  if (definition.in) return fieldsOf(definition.in);
  return [...new Set((definition.options ?? []).flatMap(fieldsOf))];
}

describe("every form", () => {
  let database: TestDatabase;
  let world: World;
  let table: FormEntry[];

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    world = await furnishWorld(database.db);
    table = formTable(world);
  }, 120_000);
  afterAll(() => database.close());

  it("stands in the table, with each of its fields", async () => {
    const forms = await allForms();
    const missing = [...forms].flatMap(([name, schema]) => {
      const entries = table.filter((one) => one.form === name);
      if (entries.length === 0) return [name];
      const known = new Set(entries.flatMap(({ unfit, free = [] }) => [...Object.keys(unfit), ...free]));
      return fieldsOf(schema).flatMap((field) => (known.has(field) ? [] : [`${name}.${field}`]));
    });
    expect(missing).toEqual([]);
    expect(table.filter(({ form }) => !forms.has(form))).toEqual([]);
  });

  it("is defined where the table can see it, and no route reads a form that it does not name", () => {
    const strange = readdirSync(ROUTES).flatMap((file) => {
      const source = readFileSync(join(ROUTES, file), "utf8");
      if (/\bz\.(?:looseO|o)bject\(/.test(source)) return [`${file}: defined here`];
      const read = [...source.matchAll(/\b(?:parse|read)(?:Form|Fields|Writing)\([^;]*?\b(\w+Form)\)/g)].map(
        ([, name = ""]) => name,
      );
      const route = file.replace(/\.tsx?$/, "");
      return read.flatMap((name) =>
        table.some((one) => one.route === route && one.form.split(":").at(-1) === name) ? [] : [`${file}: ${name}`],
      );
    });
    expect(strange).toEqual([]);
  });

  it("refuses each value that does not fit, beside its field and with what was typed", async () => {
    const silent: string[] = [];
    for (const entry of table) {
      const { action } = (await import(join(ROUTES, `${entry.route}.tsx`))) as { action: Action };
      for (const [field, values] of Object.entries(entry.unfit))
        for (const value of values) {
          const said = await send(entry, action, field, value);
          if (said !== null) silent.push(`${entry.form} ${field}=${value}: ${said}`);
        }
    }
    expect(silent).toEqual([]);
  }, 300_000);

  /** Null where it is refused as it should be. */
  async function send(entry: FormEntry, action: Action, field: string, value: string): Promise<string | null> {
    const { path, params = {}, fields, beside = {}, who } = entry;
    const sent = { ...fields, [field]: value };
    const visitor = world.visitors[who];
    if (!visitor) throw new Error(`nobody is ${who}`);
    const reply = await visitor.post({ action }, path, sent, params);
    if (entry.isButton) return [400, 404].includes(reply.status) ? null : `answered ${reply.status}`;
    if (reply.status !== 400) return `answered ${reply.status} ${reply.location ?? reply.text.slice(0, 60)}`;
    const { errors = {}, typed = {} } = reply.data as {
      errors?: Record<string, { code: string }>;
      typed?: Record<string, string>;
    };
    const place = beside[field] ?? field;
    const error = place === "*" ? Object.values(errors)[0] : errors[place];
    if (!error) return `nothing beside ${place}: ${JSON.stringify(errors)}`;
    if (error.code === "invalid") return "without a reason";
    const lost = Object.entries(sent).find(([name, text]) => !SECRETS.includes(name) && typed[name] !== text);
    return lost ? `${lost[0]} is lost` : null;
  }
});
