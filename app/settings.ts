// What an administrator sets in the browser, with what holds until then.
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
    /** Named people per topic, one per line of the form: topic, name, phone or mail. */
    people: { topic: string; name: string; reach: string }[];
    imprintUrl: string;
    privacyUrl: string;
  };
  limits: {
    /** Posts by members with fewer approved posts are checked more strictly. */
    newcomerPosts: number;
    /** Multiplies every rate limit: 1 as designed. */
    rateFactor: number;
  };
};

export const SETTINGS_DEFAULTS: Settings = {
  brand: { name: "Commonplace", tagline: "", logo: null, brandColour: "", brandColourDark: "" },
  contact: { company: "", address: "", phone: "", email: "", hours: "", people: [], imprintUrl: "", privacyUrl: "" },
  limits: { newcomerPosts: 3, rateFactor: 1 },
};
