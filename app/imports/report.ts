// The account of an import: of every row that was read it says whether it was written, already there, or skipped and why.

export type FileCounts = { read: number; written: number; alreadyThere: number; skipped: Record<string, number> };

export type ReportData = {
  source: string;
  hosts: readonly string[];
  startedAt: string;
  seconds: number;
  files: Record<string, FileCounts>;
  /** What is in the community now that was not there before. */
  written: Record<string, number>;
  /** What a person should know: how many, and of what. */
  remarks: Record<string, number>;
  /** What a person should look at: which ones, by their old numbers or titles. */
  named: Record<string, string[]>;
};

/** So many are named in the report that is read on a terminal; the file has all of them. */
const MOST_NAMED = 20;

export class ImportReport {
  private readonly files: Record<string, FileCounts> = {};
  private readonly written: Record<string, number> = {};
  private readonly remarks: Record<string, number> = {};
  private readonly named: Record<string, string[]> = {};
  private readonly started = new Date();

  read(file: string, rows: number): void {
    this.of(file).read += rows;
  }

  wrote(file: string, rows: number): void {
    this.of(file).written += rows;
  }

  found(file: string, rows: number): void {
    this.of(file).alreadyThere += rows;
  }

  skipped(file: string, reason: string, rows: number): void {
    if (rows === 0) return;
    const { skipped } = this.of(file);
    skipped[reason] = (skipped[reason] ?? 0) + rows;
  }

  /** One more `what` in the community. */
  added(what: string, count: number): void {
    this.written[what] = (this.written[what] ?? 0) + count;
  }

  remark(what: string, count = 1): void {
    if (count > 0) this.remarks[what] = (this.remarks[what] ?? 0) + count;
  }

  name(what: string, which: string): void {
    this.named[what] ??= [];
    this.named[what].push(which);
  }

  data({ source, hosts }: { source: string; hosts: readonly string[] }): ReportData {
    return {
      source,
      hosts,
      startedAt: this.started.toISOString(),
      seconds: Math.round((Date.now() - this.started.getTime()) / 100) / 10,
      files: this.files,
      written: this.written,
      remarks: this.remarks,
      named: this.named,
    };
  }

  private of(file: string): FileCounts {
    this.files[file] ??= { read: 0, written: 0, alreadyThere: 0, skipped: {} };
    return this.files[file];
  }
}

/** The report as a person reads it on a terminal. */
export function reportLines(data: ReportData): string[] {
  const number = (count: number) => count.toLocaleString("en");
  const lines = [`Imported from ${data.hosts[0] ?? data.source} in ${data.seconds} s.`, ""];
  lines.push(`${"".padEnd(18)}${["read", "written", "there", "skipped"].map((head) => head.padStart(11)).join("")}`);
  for (const [file, counts] of Object.entries(data.files)) {
    const skipped = Object.values(counts.skipped).reduce((sum, count) => sum + count, 0);
    const cells = [counts.read, counts.written, counts.alreadyThere, skipped];
    lines.push(`${file.padEnd(18)}${cells.map((count) => number(count).padStart(11)).join("")}`);
    const reasons = Object.entries(counts.skipped).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    for (const [reason, count] of reasons) lines.push(`  ${number(count).padStart(9)} skipped: ${reason}`);
  }
  lines.push("", "Written:");
  for (const [what, count] of Object.entries(data.written)) lines.push(`  ${number(count).padStart(9)} ${what}`);
  const remarks = Object.entries(data.remarks);
  if (remarks.length > 0) lines.push("", "Good to know:");
  for (const [what, count] of remarks) lines.push(`  ${number(count).padStart(9)} ${what}`);
  for (const [what, all] of Object.entries(data.named)) {
    const more = all.length > MOST_NAMED ? `, and ${number(all.length - MOST_NAMED)} more (see --report)` : "";
    lines.push("", `${what}: ${all.slice(0, MOST_NAMED).join(", ")}${more}`);
  }
  return lines;
}
