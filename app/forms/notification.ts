// What members send about being told: watches, choices, what they have read.
import { z } from "zod";
import { CHANNELS, NOTIFICATION_KINDS } from "#moderation/notifying";
import { LONGEST_QUERY } from "~/search/query";
import { contentLanguage, id } from "./forum";

const isOn = z.enum(["1", "0"]).transform((value) => value === "1");
const to = z.string().max(1_000).default("");

export const WatchForm = z.discriminatedUnion("target", [
  z.object({ target: z.enum(["question", "tag", "product", "page", "tree"]), id, on: isOn, to }),
  z.object({
    target: z.literal("search"),
    query: z.string().trim().min(1).max(LONGEST_QUERY),
    language: contentLanguage,
    on: isOn,
    to,
  }),
]);

/** Ids of one group, or the newest one shown for "all". */
export const ReadForm = z.union([
  z.object({ ids: z.string().regex(/^\d{1,15}(,\d{1,15}){0,299}$/) }),
  z.object({ upTo: id }),
]);

const channel = z.enum(CHANNELS);
export const NotificationChoicesForm = z.object({
  ...(Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, channel])) as Record<
    (typeof NOTIFICATION_KINDS)[number],
    typeof channel
  >),
  autoWatch: z
    .literal("1")
    .optional()
    .transform((value) => value === "1"),
});
