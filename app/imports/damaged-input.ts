import { StartError } from "#drizzle/start-error";

/** Input that cannot be what it should be: says the file, the line where there is one, and what is wrong there. */
export class DamagedInput extends StartError {
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly problem: string,
  ) {
    super(`${file}${line === null ? "" : `, line ${line}`}: ${problem}. Nothing was imported.`);
  }
}
