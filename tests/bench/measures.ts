// What a run found out: printed as it comes, kept for the JSON file; and what processes hold in memory.
import { readFileSync, writeFileSync } from "node:fs";

const results: Record<string, Record<string, number>> = {};

export function report(name: string, figures: Record<string, number>): void {
  results[name] = figures;
  const lines = Object.entries(figures).map(([label, value]) => `  ${label.padEnd(32)} ${value}`);
  console.log(`${name}\n${lines.join("\n")}`);
}

export function writeReport(file: string): void {
  writeFileSync(file, JSON.stringify(results, null, 2));
}

export function ratio(one: number, other: number): number {
  return other === 0 ? 0 : Math.round((one / other) * 1000) / 1000;
}

export function megabytes(pid: number): number {
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  return Math.round(kilobytes / 1024);
}

/** Pss shares the buffers that all processes of the cluster map among them, so nothing counts twice. */
export function proportionalMegabytes(postmaster: number): number {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean)
    .map(Number);
  const pss = [postmaster, ...children].map((pid) => Number(/^Pss:\s+(\d+)/m.exec(smapsOf(pid))?.[1] ?? 0));
  return Math.round(pss.reduce((sum, size) => sum + size, 0) / 1024);
}

/** Nothing for a session that has ended meanwhile. */
function smapsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  } catch {
    return "";
  }
}
