// What a person sees while an import runs: a bar on a terminal, a line now and then elsewhere.
export type Progress = {
  /** A new step of `total` units (bytes, rows); 0 when nobody knows. */
  begin(label: string, total: number): void;
  advance(units: number): void;
  /** Ends the step; `result` is said beside it. */
  end(result: string): void;
};

export const silentProgress: Progress = { begin: () => undefined, advance: () => undefined, end: () => undefined };

const BAR_WIDTH = 30;
const REDRAW_MS = 100;
const LINE_EVERY_MS = 10_000;
const LABEL_WIDTH = 26;

export function progressOn(output: NodeJS.WriteStream): Progress {
  let label = "";
  let total = 0;
  let done = 0;
  let shownAt = 0;
  const share = () => (total > 0 ? Math.min(1, done / total) : 0);
  const show = () => {
    const percent = `${Math.floor(share() * 100)} %`.padStart(5);
    const filled = Math.round(share() * BAR_WIDTH);
    const bar = `[${"#".repeat(filled)}${".".repeat(BAR_WIDTH - filled)}]`;
    if (output.isTTY) output.write(`\r${label.padEnd(LABEL_WIDTH)} ${bar} ${percent}`);
    else output.write(`${label}: ${percent.trim()}\n`);
  };
  return {
    begin(name, units) {
      label = name;
      total = units;
      done = 0;
      shownAt = Date.now();
      if (output.isTTY) show();
    },
    advance(units) {
      done += units;
      const wait = output.isTTY ? REDRAW_MS : LINE_EVERY_MS;
      if (Date.now() - shownAt < wait) return;
      shownAt = Date.now();
      show();
    },
    end(result) {
      if (output.isTTY) output.write(`\r${label.padEnd(LABEL_WIDTH)} ${result}`.padEnd(LABEL_WIDTH + BAR_WIDTH + 12));
      else output.write(`${label}: ${result}`);
      output.write("\n");
    },
  };
}
