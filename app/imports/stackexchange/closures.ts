// From the rows of PostHistory to what happened to a question as a whole: closings and reopenings, protection. Pure.
//
// The old site's reasons are more than ours. Each becomes the one whose way back suits the author best; where ours says
// less than theirs did, the note keeps their words.

import type { ClosingReason } from "#moderation/closing";
import type { ExactMoment } from "~/database/moments";
import type { HistoryRow } from "./revisions";

/** `by`: users of the dump, the first one known here counts. */
export type ImportedClosure = {
  reason: ClosingReason;
  note: string;
  at: ExactMoment;
  by: number[];
  reopenedAt: ExactMoment | null;
  reopenedBy: number[];
  /** Questions of the dump that it is a duplicate of. */
  originals: number[];
};
export type ImportedProtection = { at: ExactMoment; by: number[]; liftedAt: ExactMoment | null; liftedBy: number[] };

const CLOSED = 10;
const REOPENED = 11;
const PROTECTED = 19;
const UNPROTECTED = 20;
const MIGRATED_AWAY = 35;
const OLD_SITE = -1;
const MOST_VOTERS = 20;
const MOST_ORIGINALS = 20;
const NOTE_LENGTH = 300;

const REASONS: Record<string, { reason: ClosingReason; note: string }> = {
  "1": { reason: "duplicate", note: "" },
  "2": { reason: "off-topic", note: "" },
  "3": { reason: "off-topic", note: "Not constructive" },
  "4": { reason: "needs-detail", note: "Not a real question" },
  "7": { reason: "off-topic", note: "Too localized" },
  "10": { reason: "off-topic", note: "General reference" },
  "20": { reason: "off-topic", note: "Noise or pointless" },
  "101": { reason: "duplicate", note: "" },
  "102": { reason: "off-topic", note: "" },
  "103": { reason: "needs-detail", note: "Unclear what you are asking" },
  "104": { reason: "needs-detail", note: "Too broad" },
  "105": { reason: "off-topic", note: "Primarily opinion-based" },
};
/** A number that nobody explained, or none. */
const UNKNOWN_REASON = { reason: "not-stated", note: "" } as const;
const DUPLICATE = { reason: "duplicate", note: "" } as const;

/**
 * In order; at most the last one is still open, and it is if and only if `closedAt` (what Posts says) is set.
 * `isDuplicate`: a link of the dump says so, which tells the reason where its history does not.
 * `unpaired`: rows that change nothing, because it was closed or open already.
 */
export function planClosures(
  rows: readonly HistoryRow[],
  {
    closedAt,
    lastActivity,
    isDuplicate = false,
  }: { closedAt: string | null; lastActivity: string; isDuplicate?: boolean },
): { closures: ImportedClosure[]; unpaired: number } {
  const closures: ImportedClosure[] = [];
  let unpaired = 0;
  for (const row of rows) {
    const open = closures.at(-1)?.reopenedAt === null ? closures.at(-1) : undefined;
    if (row.type === CLOSED && !open) closures.push(closureOf(row, movedTo(rows), isDuplicate));
    else if (row.type === REOPENED && open)
      Object.assign(open, { reopenedAt: row.created_at, reopenedBy: voters(row) });
    else if (row.type === CLOSED || row.type === REOPENED) unpaired += 1;
  }
  const last = closures.at(-1);
  if (closedAt !== null && (!last || last.reopenedAt !== null))
    closures.push({
      ...(isDuplicate ? DUPLICATE : UNKNOWN_REASON),
      at: closedAt,
      by: [],
      reopenedAt: null,
      reopenedBy: [],
      originals: [],
    });
  if (closedAt === null && last?.reopenedAt === null) last.reopenedAt = later(lastActivity, last.at);
  return { closures, unpaired };
}

export function planProtections(rows: readonly HistoryRow[]): { protections: ImportedProtection[]; unpaired: number } {
  const protections: ImportedProtection[] = [];
  let unpaired = 0;
  for (const row of rows) {
    const open = protections.at(-1)?.liftedAt === null ? protections.at(-1) : undefined;
    if (row.type === PROTECTED && !open)
      protections.push({ at: row.created_at, by: voters(row), liftedAt: null, liftedBy: [] });
    else if (row.type === UNPROTECTED && open) Object.assign(open, { liftedAt: row.created_at, liftedBy: voters(row) });
    else if (row.type === PROTECTED || row.type === UNPROTECTED) unpaired += 1;
  }
  return { protections, unpaired };
}

function closureOf(row: HistoryRow, moved: string | null, isDuplicate: boolean): ImportedClosure {
  const known = REASONS[row.comment?.trim() ?? ""] ?? (isDuplicate ? DUPLICATE : UNKNOWN_REASON);
  const { reason, note } =
    moved !== null && known.reason !== "duplicate" ? { reason: "resolved-elsewhere" as const, note: moved } : known;
  const originals = numbers(details(row).OriginalQuestionIds).slice(0, MOST_ORIGINALS);
  return { reason, note, at: row.created_at, by: voters(row), reopenedAt: null, reopenedBy: [], originals };
}

/** A question that moved to another site was closed here, and its comment says where it went. */
function movedTo(rows: readonly HistoryRow[]): string | null {
  const comment = rows.find(({ type }) => type === MIGRATED_AWAY)?.comment ?? "";
  return /^to (https?:\/\/\S+)/.exec(comment)?.[1]?.slice(0, NOTE_LENGTH) ?? null;
}

function voters(row: HistoryRow): number[] {
  const { Voters: given } = details(row);
  const ids = Array.isArray(given) ? numbers(given.map((voter: unknown) => (isRecord(voter) ? voter.Id : null))) : [];
  const all = [...(row.user_id === null ? [] : [row.user_id]), ...ids].slice(0, MOST_VOTERS);
  // The old site itself is named where several people voted; a person says more.
  return [...all.filter((id) => id !== OLD_SITE), ...all.filter((id) => id === OLD_SITE)];
}

/** The JSON in Text, which may be missing or cut. */
function details(row: HistoryRow): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(row.text ?? "{}");
    return isRecord(read) ? read : {};
  } catch {
    return {};
  }
}

function numbers(values: unknown): number[] {
  return Array.isArray(values) ? values.filter((value): value is number => Number.isSafeInteger(value)) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function later(a: string, b: string): string {
  return Date.parse(a) > Date.parse(b) ? a : b;
}
