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
