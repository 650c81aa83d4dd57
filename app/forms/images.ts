// What readers are shown of images on other sites.
import { z } from "zod";
import { OUTSIDE_IMAGES } from "~/settings";
import { domains } from "./domains";

/** They stand in a header of every answer. */
const MOST_HOSTS = 40;

export const ImagesForm = z
  .object({ outside: z.enum(OUTSIDE_IMAGES), hosts: domains.transform((hosts) => hosts.map(asciiHost)) })
  .superRefine(({ outside, hosts }, { addIssue }) => {
    if (hosts.length > MOST_HOSTS)
      addIssue({ code: "custom", path: ["hosts"], message: "domains-many", params: { values: { most: MOST_HOSTS } } });
    if (outside === "hosts" && hosts.length === 0) addIssue({ code: "custom", path: ["hosts"], message: "required" });
  });

/** As browsers write it: a policy that names 例子.cn in its own letters would be void as a whole. */
function asciiHost(host: string): string {
  return URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : host;
}
