// What the compiler is told about the rows of a statement is what PostgreSQL returns: compares the type that every
// `execute<Row>(sql…)` declares with the columns that record.ts noted while the unit tests ran.
// `node tests/statements/check.mjs FOLDER`. Red: a column of another name or type, null where none is declared, and a
// statement that no test runs (NOT_RUN names those that cannot be; a line that is no longer needed is red, too).
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const root = new URL("../..", import.meta.url).pathname;
/** Places (without their lines) where a statement is run by fault tests or needs what no unit test has. */
const NOT_RUN = new Set([
  "app/commands/first-start.server.ts",
  "app/models/case/queue-access.server.ts",
  "app/models/faq/group.server.ts",
  "app/imports/stackexchange/lookup.server.ts",
  "app/models/case/first-decider.server.ts",
]);

/** PostgreSQL's numbers of types, by what the door makes of them. A moment is a Date: a declared string is red. */
const KINDS = new Map([
  ...[20, 21, 23, 26, 700, 701].map((oid) => [oid, "number"]),
  ...[18, 19, 25, 1042, 1043, 1700, 2205, 2278, 3614, 3615].map((oid) => [oid, "string"]),
  ...[1082, 1083, 1114, 2950].map((oid) => [oid, "string"]),
  [1184, "Date"],
  [16, "boolean"],
  [17, "bytes"],
  [114, "json"],
  [3802, "json"],
  ...[1003, 1009, 1015].map((oid) => [oid, "string[]"]),
  ...[1005, 1007, 1016, 1021, 1022].map((oid) => [oid, "number[]"]),
  [1000, "boolean[]"],
]);

const program = openProgram();
const checker = program.getTypeChecker();
const seen = readNotes(process.argv[2]);
const problems = [];
const idle = new Set();
let compared = 0;

for (const file of program.getSourceFiles()) {
  const path = relative(root, file.fileName);
  if (/^(app|drizzle)\//.test(path)) visit(file, (call) => compare(path, file, call));
}
for (const path of NOT_RUN)
  if (!idle.has(path)) problems.push(`${path}: every statement is run, take it out of NOT_RUN`);

for (const problem of problems) console.log(problem);
console.log(`${compared} statements compared, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

function openProgram() {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    { ...config, include: ["app", "drizzle"] },
    ts.sys,
    root,
  );
  return ts.createProgram(fileNames, options);
}

function readNotes(folder) {
  const notes = new Map();
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), "utf8").trim().split("\n")) {
      const { place, columns, nulls } = JSON.parse(line);
      const known = notes.get(place) ?? { columns: {}, nulls: new Set() };
      Object.assign(known.columns, columns);
      for (const name of nulls) known.nulls.add(name);
      notes.set(place, known);
    }
  }
  return notes;
}

/** Calls of `execute` that say what a row is. */
function visit(node, found) {
  const isTyped =
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "execute" &&
    node.typeArguments?.length === 1;
  if (isTyped) found(node);
  ts.forEachChild(node, (child) => visit(child, found));
}

function compare(path, file, call) {
  const line = file.getLineAndCharacterOfPosition(call.expression.name.getStart()).line + 1;
  const place = `${path}:${line}`;
  const real = seen.get(place);
  if (!real) {
    if (NOT_RUN.has(path)) idle.add(path);
    else problems.push(`${place}: no unit test runs this statement`);
    return;
  }
  compared += 1;
  const row = checker.getTypeFromTypeNode(call.typeArguments[0]);
  const declared = new Map(row.getProperties().map((one) => [one.name, one]));
  for (const [name, property] of declared) {
    if (name in real.columns) problems.push(...differences(`${place} ${name}`, property, call, real, name));
    else if (!(property.flags & ts.SymbolFlags.Optional))
      problems.push(`${place}: "${name}" is declared and does not come`);
  }
  const isAnyName = row.getStringIndexType() !== undefined;
  for (const name of Object.keys(real.columns))
    if (!declared.has(name) && !isAnyName) problems.push(`${place}: "${name}" comes and is not declared`);
}

function differences(what, property, call, real, name) {
  const type = checker.getTypeOfSymbolAtLocation(property, call);
  const parts = type.isUnion() ? type.types : [type];
  const isNullable = parts.some((part) => part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown));
  const found = [];
  const kind = KINDS.get(real.columns[name]) ?? `type ${real.columns[name]}`;
  if (real.nulls.has(name) && !isNullable && !isOpen(type)) found.push(`${what}: null came and is not declared`);
  const values = parts.filter((part) => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const isRight = kind === "json" || values.some((part) => isOpen(part) || kindOf(part) === kind);
  if (!isRight) found.push(`${what}: declared ${checker.typeToString(type)}, PostgreSQL returns ${kind}`);
  if (kind === "json" && values.some((part) => kindOf(part) === "Date"))
    found.push(`${what}: declared Date, but JSON holds text`);
  return found;
}

/** A parameter of a generic function: said by its caller. */
function isOpen(type) {
  return Boolean(type.flags & (ts.TypeFlags.TypeParameter | ts.TypeFlags.Any | ts.TypeFlags.Unknown));
}

function kindOf(type) {
  if (type.flags & ts.TypeFlags.NumberLike) return "number";
  if (type.flags & ts.TypeFlags.StringLike) return "string";
  if (type.flags & ts.TypeFlags.BooleanLike) return "boolean";
  if (checker.isArrayType(type)) return `${kindOf(checker.getTypeArguments(type)[0])}[]`;
  const name = type.symbol?.name;
  if (name === "Date") return "Date";
  if (name === "Buffer" || name === "Uint8Array") return "bytes";
  return "object";
}
