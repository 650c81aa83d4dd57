// Small dumps of a community that never was, in the form of a Stack Exchange data dump: written to a folder of their own.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentProgress } from "~/imports/progress";
import type { ImportOptions } from "~/imports/stackexchange/stackexchange.server";

export type DumpRow = Record<string, string | number>;
export type Dump = Record<DumpName, DumpRow[]>;
type DumpName = "Users" | "Tags" | "Posts" | "PostHistory" | "Comments" | "Votes" | "PostLinks" | "Badges";

const BYTE_ORDER_MARK = "\uFEFF";

export const emptyDump = (): Dump => ({
  Users: [],
  Tags: [],
  Posts: [],
  PostHistory: [],
  Comments: [],
  Votes: [],
  PostLinks: [],
  Badges: [],
});

/** 2020-01-01 and that many minutes. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2020, 0, 1) + minutes * 60_000).toISOString().slice(0, 23);
}

export function xmlOf(name: string, rows: readonly DumpRow[]): string {
  const escaped = (value: string | number) =>
    String(value)
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/"/g, "&quot;")
      .replace(/\r/g, "&#xD;")
      .replace(/\n/g, "&#xA;");
  const lines = rows.map((row) => {
    const attributes = Object.entries(row).map(([attribute, value]) => `${attribute}="${escaped(value)}"`);
    return `  <row ${attributes.join(" ")} />\n`;
  });
  const root = name.toLowerCase();
  return `${BYTE_ORDER_MARK}<?xml version="1.0" encoding="utf-8"?>\n<${root}>\n${lines.join("")}</${root}>`;
}

export type DumpFolder = {
  folder: string;
  write(name: string, content: string): void;
  remove(name: string): void;
  delete(): void;
};

export function writeDump(dump: Dump): DumpFolder {
  const folder = mkdtempSync(join(tmpdir(), "commonplace-dump-"));
  for (const [name, rows] of Object.entries(dump)) writeFileSync(join(folder, `${name}.xml`), xmlOf(name, rows));
  return {
    folder,
    write: (name, content) => writeFileSync(join(folder, name), content),
    remove: (name) => rmSync(join(folder, name)),
    delete: () => rmSync(folder, { recursive: true }),
  };
}

export function importOptions(folder: string, more: Partial<ImportOptions> = {}): ImportOptions {
  return {
    folder,
    site: null,
    language: "en",
    area: null,
    product: null,
    licence: null,
    origin: "http://localhost:3000",
    progress: silentProgress,
    signal: new AbortController().signal,
    ...more,
  };
}

/** What a post's history says when it was written: title and tags only of a question. */
export function firstSave(
  post: number,
  { minutes, body, title, tags, user }: { minutes: number; body: string; title?: string; tags?: string; user?: number },
): DumpRow[] {
  const guid = `00000000-0000-4000-8000-${String(post).padStart(12, "0")}`;
  const row = (type: number, text: string): DumpRow => ({
    Id: post * 100 + type,
    PostHistoryTypeId: type,
    PostId: post,
    RevisionGUID: guid,
    CreationDate: at(minutes),
    ...(user === undefined ? {} : { UserId: user }),
    Text: text,
  });
  return [row(2, body), ...(title === undefined ? [] : [row(1, title)]), ...(tags === undefined ? [] : [row(3, tags)])];
}
