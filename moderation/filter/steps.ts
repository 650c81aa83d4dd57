/** Work that can be taken in short steps, so that a server answers between two of them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All at once, for a command or a test. */
export function finish<T>(steps: Steps<T>, onStep: () => void = () => {}): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
    onStep();
  }
}
