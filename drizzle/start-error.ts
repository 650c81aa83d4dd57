/** Something a person must act on before the program can run: printed as one sentence, exit code 1, no stack. */
export class StartError extends Error {
  override name = "StartError";
}
