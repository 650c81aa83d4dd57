// The source as the architecture tests see it: files, what they import, how long their functions are.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..", "..");

export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

export const app = filesUnder("app");
export const product = [...app, ...filesUnder("drizzle"), ...filesUnder("moderation")];
const known = new Set(product);

export const read = (path: string) => readFileSync(join(root, path), "utf8");

export const importsOf = (path: string) =>
  [...read(path).matchAll(/(?:^(?:import|export)\b[^"';]*?from\s+|^import\s+|\bimport\()["']([^"'\n]+)["']/gm)].map(
    (match) => match[1] ?? "",
  );

/** Packages from npm that a file imports when it runs: types are gone by then. */
export function packagesImportedBy(path: string): string[] {
  const names = [
    ...read(path).matchAll(
      /(?:^(?:import|export)\b(?! type\b)[^"';]*?from\s+|^import\s+|\bimport\()["']([^"'\n]+)["']/gm,
    ),
  ].map((match) => match[1] ?? "");
  const foreign = names.filter((name) => !/^(?:\.|~\/|#|node:|virtual:)/.test(name));
  return foreign.map((name) => (/^@[^/]+\/[^/]+|^[^/]+/.exec(name) ?? [name])[0]);
}

/** Files of the product that a file imports, types included, except where it waits for them (`import()`). */
export function filesImportedBy(path: string): string[] {
  const names = [...read(path).matchAll(/^(?:import|export)\b[^"';]*?from\s+"([^"]+)"/gm)].map(
    (match) => match[1] ?? "",
  );
  return names.flatMap((name) => fileOf(path, name) ?? []);
}

function fileOf(from: string, name: string): string | null {
  const bare = /^(~|#moderation|#drizzle)\/(.*)$/.exec(name);
  const folder = { "~": "app", "#moderation": "moderation", "#drizzle": "drizzle" }[bare?.[1] ?? ""];
  const base = folder ? join(folder, bare?.[2] ?? "") : name.startsWith(".") ? join(dirname(from), name) : null;
  if (base === null) return null;
  return ["", ".ts", ".tsx", ".mjs"].map((end) => base + end).find((one) => known.has(one)) ?? null;
}

/** "moderation", "drizzle", a folder of app, or "app" for what every room knows. */
export function roomOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top !== "app") return top;
  return third === undefined ? "app" : second;
}

/** Rings of files that import each other, by Tarjan's way; each is named by its files. */
export function circles(): string[] {
  const graph = new Map(product.map((path) => [path, filesImportedBy(path)]));
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (path: string) => {
    number.set(path, number.size);
    low.set(path, number.size - 1);
    stack.push(path);
    for (const next of graph.get(path) ?? []) {
      if (!number.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(path) !== number.get(path)) return;
    const ring = stack.splice(stack.indexOf(path));
    if (ring.length > 1) found.push(ring.sort().join(" "));
  };
  for (const path of product) if (!number.has(path)) visit(path);
  return found;
}

/** Names of the types that a file declares, wherever in it. */
export function typesOf(path: string): string[] {
  return [...read(path).matchAll(/^\s*(?:export )?(?:type|interface) (\w+)\b(?= ?[=<{])/gm)].map(
    (match) => match[1] ?? "",
  );
}

export type Measured = { name: string; lines: number; text: string };

/** Functions of a file that have a name: declarations, methods, constants and properties that hold one. */
export function functionsOf(path: string): Measured[] {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const found: Measured[] = [];
  const visit = (node: ts.Node) => {
    const name = nameOf(node, file);
    if (name !== null) {
      const text = node.getText(file);
      found.push({ name, lines: text.split("\n").length, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function nameOf(node: ts.Node, file: ts.SourceFile): string | null {
  if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.body)
    return node.name?.getText(file) ?? "default";
  const isHolder = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);
  if (!isHolder || !node.initializer) return null;
  const holds = ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer);
  return holds ? node.name.getText(file) : null;
}
