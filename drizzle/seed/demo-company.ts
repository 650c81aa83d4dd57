// Calder & Finch, makers of espresso machines that can be repaired: a company that exists only here.
export const brand = {
  name: "Calder & Finch Community",
  tagline: "Owners help owners",
  logo: null,
  brandColour: "",
  brandColourDark: "",
};

export const contact = {
  company: "Calder & Finch GmbH",
  address: "Rösterweg 4, 24937 Flensburg",
  phone: "+49 461 555 0140",
  email: "hello@calder-finch.example",
  hours: "Mon–Fri 8–18",
  people: [
    {
      topic: "espresso machines",
      name: "Ines Thomsen",
      reach: "+49 461 555 0141",
      topics: { de: "Espressomaschinen", ru: "эспрессо-машины", "zh-Hans": "意式咖啡机", "zh-Hant": "義式咖啡機" },
    },
    {
      topic: "grinders",
      name: "Paul Okafor",
      reach: "+49 461 555 0142",
      topics: { de: "Mühlen", ru: "кофемолки", "zh-Hans": "磨豆机", "zh-Hant": "磨豆機" },
    },
  ],
  imprintUrl: "",
  privacyUrl: "",
};

export const products = [
  {
    slug: "finch-one",
    name: "Finch One",
    description: "Single-boiler espresso machine",
    versions: ["firmware 1.8", "firmware 2.0", "firmware 2.1"],
  },
  {
    slug: "finch-duo",
    name: "Finch Duo",
    description: "Dual-boiler espresso machine",
    versions: ["firmware 2.0", "firmware 2.1"],
  },
  { slug: "calder-mill", name: "Calder Mill", description: "Flat-burr grinder, 64 mm", versions: ["2023", "2025"] },
  { slug: "finch-app", name: "Finch app", description: "For phone and tablet", versions: ["4", "5"] },
];
