// Calder & Finch, makers of espresso machines that can be repaired: a company that exists only here.
import type { DemoMember } from "./story";

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
    { topic: "espresso machines", name: "Ines Thomsen", reach: "+49 461 555 0141" },
    { topic: "grinders", name: "Paul Okafor", reach: "+49 461 555 0142" },
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

/** Those with a password are printed at the first start; they exist only in a demo on this machine. */
export const members: DemoMember[] = [
  {
    name: "greta",
    displayName: "Greta Holm",
    role: "admin",
    language: "en",
    about: "Keeps this place running.",
    joined: 400,
    password: "demo-admin-greta",
  },
  {
    name: "ines",
    displayName: "Ines Thomsen",
    role: "staff",
    language: "de",
    about: "Machines, from gasket to firmware. I work at Calder & Finch.",
    joined: 390,
    password: "demo-staff-ines",
  },
  {
    name: "tomasz",
    displayName: "Tomasz W.",
    role: "moderator",
    language: "en",
    about: "Moderating since the forum was a mailing list.",
    joined: 380,
    password: "demo-moderator-tomasz",
  },
  {
    name: "mareike",
    displayName: "Mareike Voss",
    role: "member",
    language: "de",
    about: "Finch Duo, Mill 2023. Milchschaum-Perfektionistin.",
    joined: 300,
    password: "demo-member-mareike",
  },
  {
    name: "jonas_k",
    displayName: "Jonas K.",
    role: "member",
    language: "de",
    about: "Repariere alles, was Wasser heiß macht.",
    joined: 360,
  },
  {
    name: "oksana",
    displayName: "Оксана Лебедева",
    role: "member",
    language: "ru",
    about: "Finch One с 2022 года, варю для всей лаборатории.",
    joined: 310,
  },
  {
    name: "dmitri_v",
    displayName: "Дмитрий В.",
    role: "member",
    language: "ru",
    about: "Инженер, люблю понимать, как оно устроено.",
    joined: 250,
  },
  {
    name: "xiaoming",
    displayName: "王小明",
    role: "member",
    language: "zh-Hans",
    about: "在家做咖啡五年，用 Finch One。",
    joined: 270,
  },
  {
    name: "lin_yating",
    displayName: "林雅婷",
    role: "member",
    language: "zh-Hant",
    about: "台南，小咖啡館。Finch Duo 兩台。",
    joined: 240,
  },
  {
    name: "p_lindqvist",
    displayName: "Pär Lindqvist",
    role: "member",
    language: "en",
    about: "Light roasts, long ratios.",
    joined: 330,
  },
  {
    name: "amara",
    displayName: "Amara Diallo",
    role: "member",
    language: "en",
    about: "Two kids, one Finch One, no time.",
    joined: 200,
  },
  {
    name: "rosie_b",
    displayName: "Rosie Bell",
    role: "member",
    language: "en",
    about: "Bought a used Duo and never looked back.",
    joined: 120,
  },
  {
    name: "yusuf",
    displayName: "يوسف الحداد",
    role: "member",
    language: "en",
    about: "Amman. Cardamom is not optional.",
    joined: 90,
  },
  { name: "beansdeals", displayName: "Beans Deals", role: "member", language: "en", about: "", joined: 0.1 },
  { name: "newbie_ted", displayName: "Ted", role: "member", language: "en", about: "", joined: 0.3 },
];
