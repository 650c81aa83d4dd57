// What an administrator sets in the browser, with what holds until then.

import { COMMON_DOMAINS } from "#moderation/domains";
import { ESTABLISHED_MINUTES, ESTABLISHED_POSTS } from "#moderation/limits";
import { LONGEST, type Longest } from "#moderation/restrictions";
import type { OtherLanguage } from "~/languages/content-languages";

/** What the law of most countries asks a site to say. */
export const LEGAL_PAGES = ["imprint", "privacy", "terms"] as const;
export type LegalPage = (typeof LEGAL_PAGES)[number];

/** A named person per topic. `topics` by language; `topic` is read where a language has none. */
export type ContactPerson = { topic: string; name: string; reach: string; topics?: Record<string, string> };

/** What readers are shown of images on other sites: a copy of ours, a link, or the image where its host is trusted. */
export const OUTSIDE_IMAGES = ["copies", "links", "hosts"] as const;

export type Settings = {
  brand: {
    name: string;
    tagline: string;
    /** File name in the uploads folder. */
    logo: string | null;
    /** CSS colours that replace the tokens of the same name; empty keeps the default. */
    brandColour: string;
    brandColourDark: string;
  };
  contact: {
    company: string;
    address: string;
    phone: string;
    email: string;
    hours: string;
    people: ContactPerson[];
    imprintUrl: string;
    privacyUrl: string;
  };
  /** Texts in Markdown by language; an empty one is not there. */
  legal: Record<LegalPage, Record<string, string>>;
  limits: {
    /** Cases of members with fewer approved posts come first in the queue. */
    newcomerPosts: number;
    /** From so many approved posts and hours on, the rules must be surer (moderation/standing). */
    establishedPosts: number;
    establishedHours: number;
    /** So many first posts of each member wait for a moderator whatever they say. */
    firstPostsHeld: number;
    /** Registrable domains that anybody may link to, and those that nobody may. */
    knownDomains: string[];
    refusedDomains: string[];
    /** Multiplies every rate limit: 1 as designed. */
    rateFactor: number;
    /** For how many days moderators take each function away at most. */
    longest: Longest;
  };
  images: { outside: (typeof OUTSIDE_IMAGES)[number]; hosts: string[] };
  /** Which languages forms offer for a text beside those of the interface. */
  languages: { offered: OtherLanguage[] };
};

export const SETTINGS_DEFAULTS: Settings = {
  brand: { name: "Commonplace", tagline: "", logo: null, brandColour: "", brandColourDark: "" },
  contact: { company: "", address: "", phone: "", email: "", hours: "", people: [], imprintUrl: "", privacyUrl: "" },
  legal: { imprint: {}, privacy: {}, terms: {} },
  limits: {
    newcomerPosts: 3,
    establishedPosts: ESTABLISHED_POSTS,
    establishedHours: ESTABLISHED_MINUTES / 60,
    firstPostsHeld: 0,
    knownDomains: [...COMMON_DOMAINS],
    refusedDomains: [],
    rateFactor: 1,
    longest: LONGEST,
  },
  // What a member wanted to show is seen, and nobody but this server has asked for it.
  images: { outside: "copies", hosts: [] },
  languages: { offered: [] },
};
