// Which languages of texts forms offer: boxes that are ticked.
import { z } from "zod";
import { OTHER_LANGUAGES } from "~/languages/content-languages";

const other = z.enum(OTHER_LANGUAGES);

export const LanguagesForm = z.object({
  offered: z
    .union([other.transform((one) => [one]), z.array(other).max(OTHER_LANGUAGES.length)])
    .optional()
    .transform((languages) => OTHER_LANGUAGES.filter((one) => languages?.includes(one))),
});
