// What the stories say, as rows that are about to be written: every text with all its versions, links between stories resolved.
// Pure: the numbers of the documents are given by the caller.
import type { DaysAgo, DemoChange, DemoEdit } from "./story";

export type PlannedVersion = {
  by: string;
  ago: DaysAgo;
  title: string | null;
  body: string;
  summary: string;
  isMinor: boolean;
};

export type PlannedText = {
  key: string | null;
  kind: "question" | "answer" | "comment" | "page";
  product: string | null;
  language: string;
  by: string;
  ago: DaysAgo;
  tags: string[] | null;
  isHeld: boolean;
  versions: PlannedVersion[];
};

type DatedChange = DemoChange & { by: string; ago: DaysAgo; title?: string; summary?: string; isMinor?: boolean };

/** All versions of a text, oldest first. `back` brings an earlier one's words again. */
export function versionsOf(
  first: DatedChange & { body: string },
  edits: (DemoEdit & { back?: number })[],
): PlannedVersion[] {
  const versions: PlannedVersion[] = [
    {
      by: first.by,
      ago: first.ago,
      title: first.title ?? null,
      body: first.body,
      summary: first.summary ?? "",
      isMinor: false,
    },
  ];
  for (const edit of edits) {
    const last = versions[versions.length - 1] as PlannedVersion;
    const earlier = edit.back === undefined ? null : versions[edit.back - 1];
    if (earlier === undefined) throw new Error(`seed: there is no version ${edit.back} of “${first.title}”`);
    if (edit.ago > last.ago) throw new Error(`seed: “${edit.summary}” comes before what it changes`);
    versions.push({
      by: edit.by,
      ago: edit.ago,
      title: edit.title ?? last.title,
      body: earlier ? earlier.body : changed(last.body, edit),
      summary: edit.summary,
      isMinor: edit.isMinor ?? false,
    });
  }
  return versions;
}

export function changed(body: string, { body: whole, change = [], add }: DemoChange): string {
  let text = whole ?? body;
  for (const [from, to] of change) {
    if (text.split(from).length !== 2) throw new Error(`seed: “${from}” does not occur exactly once`);
    text = text.replace(from, () => to);
  }
  return add === undefined ? text : `${text.trimEnd()}\n\n${add}`;
}

/** `#{key}` becomes the number of the question. */
export function withNumbers(text: string, idOf: (key: string) => number): string {
  return text.replace(/#\{([a-z0-9-]+)\}/g, (_, key: string) => `#${idOf(key)}`);
}
