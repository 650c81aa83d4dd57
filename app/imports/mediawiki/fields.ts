// What a page and a revision of an export must say, and may. A record that breaks this is damage. Pure.
import type { XmlRecord } from "./xml.server";

export type StagedPage = { line: number; id: number; ns: number; title: string; redirect: string | null };
export type StagedRevision = {
  line: number;
  id: number;
  page: number;
  parent: number | null;
  at: string;
  /** Null: nobody knows any more. */
  author: string | null;
  isRegistered: boolean;
  comment: string;
  minor: boolean;
  model: string;
  /** Null: the old wiki hid it. */
  text: string | null;
  isEmptyStub: boolean;
};

const LONGEST_TITLE = 512;
const LONGEST_COMMENT = 20_000;
const LONGEST_AUTHOR = 255;

export function readPage({ line, fields, attributes }: XmlRecord): StagedPage {
  const title = (fields.title ?? "").replace(/_/g, " ").trim();
  if (title === "") throw new Error("a page without title");
  if (title.length > LONGEST_TITLE) throw new Error("a title with more than 512 characters");
  const ns = fields.ns ?? "0";
  if (!/^-?\d{1,6}$/.test(ns)) throw new Error(`the namespace is "${shown(ns)}", which is not a number`);
  return {
    line,
    id: number("page", fields.id),
    ns: Number(ns),
    title,
    redirect: attributes.redirect?.title?.trim() || null,
  };
}

export function readRevision({ line, fields, attributes }: XmlRecord, page: number): StagedRevision {
  const registered = fields["contributor/username"]?.trim();
  const address = fields["contributor/ip"]?.trim();
  const text = attributes.text ?? {};
  if (attributes.text === undefined) throw new Error("a revision without text");
  return {
    line,
    id: number("revision", fields.id),
    page,
    parent:
      fields.parentid === undefined || fields.parentid.trim() === "0" ? null : number("parentid", fields.parentid),
    at: moment(fields.timestamp),
    author: (registered || address || null)?.slice(0, LONGEST_AUTHOR) ?? null,
    isRegistered: Boolean(registered),
    comment: (fields.comment ?? "").slice(0, LONGEST_COMMENT),
    minor: fields.minor !== undefined,
    model: fields.model?.trim() || "wikitext",
    text: text.deleted === undefined ? (fields.text ?? "") : null,
    isEmptyStub: (fields.text ?? "") === "" && Number(text.bytes ?? "0") > 0 && text.deleted === undefined,
  };
}

function number(what: string, written: string | undefined): number {
  if (written === undefined) throw new Error(`a ${what} without id`);
  if (!/^\s*[1-9]\d{0,14}\s*$/.test(written))
    throw new Error(`the id of a ${what} is "${shown(written)}", which is not a number from 1`);
  return Number(written);
}

/** 2012-10-03T16:42:35Z, in the lifetime of such wikis. */
function moment(written: string | undefined): string {
  if (written === undefined) throw new Error("a revision without timestamp");
  const text = written.trim();
  const read = new Date(text);
  if (
    !/^(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ||
    Number.isNaN(read.getTime()) ||
    !read.toISOString().startsWith(text.slice(0, 19))
  )
    throw new Error(`the timestamp is "${shown(written)}", which is not a date and time`);
  return text;
}

function shown(text: string): string {
  return text.slice(0, 40).replace(/[\p{Cc}\p{Cf}]/gu, "");
}
