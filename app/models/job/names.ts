// Jobs by name, with the data each is enqueued with.
export type JobData = {
  "send-mail": { mailId?: number; mailIds?: number[] };
  tell: object;
  "send-digests": object;
  "clean-up": object;
  "refresh-search": object;
  "train-filter": object;
  "render-again": { documentId?: number };
  "outside-images": object;
  "carry-out": object;
};

export type JobName = keyof JobData;

const NAMES: Readonly<Record<JobName, true>> = {
  "send-mail": true,
  tell: true,
  "send-digests": true,
  "clean-up": true,
  "refresh-search": true,
  "train-filter": true,
  "render-again": true,
  "outside-images": true,
  "carry-out": true,
};

/** Rows may hold jobs of another version. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(NAMES, name);
}
