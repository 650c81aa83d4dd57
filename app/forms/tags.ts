// Tags as they are typed in one line. Promises: what cannot become a tag is said beside the field, with the word that is meant,
// and never left out or cut without one.
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { slugOfTag, typedTags } from "~/text/tag-names";

const LONGEST_LINE = 300;

export const tagLine = z
  .string()
  .max(LONGEST_LINE)
  .superRefine((line, { addIssue }) => {
    const tags = typedTags(line);
    const sign = tags.find((tag) => slugOfTag(tag) === "");
    const long = tags.find((tag) => slugOfTag(tag).length > FIELD_LIMITS.tags.maximumLength);
    if (sign !== undefined)
      addIssue({ code: "custom", message: "tag-signs", params: { values: { tag: sign.slice(0, 40) } } });
    else if (long !== undefined)
      addIssue({
        code: "custom",
        message: "tag-long",
        params: { values: { tag: `${long.slice(0, 40)}…`, most: FIELD_LIMITS.tags.maximumLength } },
      });
  });
