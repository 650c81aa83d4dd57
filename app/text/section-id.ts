// The id of a heading, made of its words: "h-" and letters, digits, hyphens. The same in the page, in links and in drafts.
import GithubSlugger from "github-slugger";

const MOST_CHARACTERS = 80;

/** Gives every heading of one text its id; the second of one name gets "-1". */
export function sectionIds(): (words: string) => string {
  const slugger = new GithubSlugger();
  return (words) => `h-${lettersOnly(slugger.slug(tidy(words) || "section"))}`;
}

/** The id of the first heading with these words; empty where they hold no letter. */
export function sectionId(words: string): string {
  const slug = lettersOnly(new GithubSlugger().slug(tidy(words)));
  return slug === "" ? "" : `h-${slug}`;
}

function tidy(words: string): string {
  return words
    .normalize("NFKC")
    .slice(0, MOST_CHARACTERS)
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .trim();
}

function lettersOnly(slug: string): string {
  return slug.replace(/[^\p{L}\p{M}\p{N}_-]/gu, "");
}
