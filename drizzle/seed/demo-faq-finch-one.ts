// The official FAQ of the demo in English: the Finch One.
import type { DemoEntry } from "./story";

export const entries: DemoEntry[] = [
  {
    language: "en",
    product: "finch-one",
    versions: ["firmware 2.0", "firmware 2.1"],
    group: "Errors and faults",
    question: "The pump hums but no water comes out (E-17)",
    cause: "Air in the pump. It gets in when the tank runs dry during a rinse or an update.",
    answer: `Run the prime cycle:

1. Fill the tank to the line and press it down until it clicks.
2. Hold \`Hot water\` and \`Power\` together for five seconds. The ring turns white.
3. Wait until water comes out of the wand without spitting, about 20 seconds.
4. Pull an empty shot.

If the ring goes back to orange after step 2, switch off at the wall, wait a minute and do it again. More in [[E-17: no flow]].`,
    sources: ["air-lock"],
    state: "published",
    by: "ines",
    ago: 31.5,
    publishedBy: "ines",
    publishedAgo: 31,
    views: 860,
    ratings: [
      { by: "rosie_b", ago: 12, rating: 6 },
      { by: "amara", ago: 30, rating: 6, comment: "I am the person who asked. Still works." },
      { by: "xiaoming", ago: 20, rating: 5 },
      { by: "tess_w", ago: 9, rating: 6 },
      { ago: 6, rating: 5 },
      { ago: 2, rating: 6 },
    ],
  },
  {
    language: "en",
    product: "finch-one",
    group: "First steps",
    question: "My coffee tastes sour – what do I change first?",
    cause: "In most cases the water runs through too fast because the grind is too coarse.",
    answer: `One thing at a time: dose 18.0 g and yield 36 g stay as they are, only the grind moves until that takes 26 to 32 seconds. Throw away the first shot after every change. Touch the temperature last.

The table of tastes is in [[Dialling in]].`,
    sources: ["one-thing-at-a-time"],
    state: "published",
    by: "tomasz",
    ago: 180,
    publishedBy: "ines",
    publishedAgo: 179,
    edits: [
      {
        by: "ines",
        ago: 88,
        summary: "Why the first shot does not count",
        change: [
          [
            "Throw away the first shot after every change.",
            "Throw away the first shot after every change: 1.5 g of the old grind are still in the chute.",
          ],
        ],
      },
    ],
    views: 1420,
    ratings: [
      { by: "ian_muir", ago: 170, rating: 6 },
      { by: "priya_n", ago: 66, rating: 5 },
      { by: "marina_k", ago: 36, rating: 5, comment: "По-русски было бы ещё лучше" },
      { ago: 90, rating: 4 },
      { ago: 15, rating: 6 },
    ],
  },
  {
    language: "en",
    product: "finch-one",
    group: "Care",
    question: "How often do I have to backflush?",
    answer: `At home: every week with water only, every fourth week (about 200 shots) with 3 g of cleaning powder. In a café: every evening.

Five times 10 seconds on and 10 off, then the same with clean water. Step by step: [[Backflushing]].`,
    cause: "Coffee oil makes the three-way valve sticky, and then the pressure is not released.",
    sources: ["backflush-rhythm"],
    state: "published",
    by: "sabine_r",
    ago: 300,
    publishedBy: "ines",
    publishedAgo: 299,
    edits: [
      {
        by: "ines",
        ago: 262,
        summary: "3 g for those without scales",
        change: [["3 g of cleaning powder.", "3 g of cleaning powder (a good half teaspoon)."]],
      },
      {
        by: "ines",
        ago: 41,
        summary: "The blind basket was not mentioned at all",
        change: [["Five times 10 seconds on", "Blind basket in, five times 10 seconds on"]],
      },
    ],
    views: 990,
    ratings: [
      { by: "amara", ago: 290, rating: 6 },
      { by: "anke_s", ago: 280, rating: 5 },
      { ago: 44, rating: 5 },
    ],
  },
  {
    language: "en",
    product: "finch-one",
    versions: ["firmware 1.8"],
    group: "Errors and faults",
    question: "E-04 in a cold room, and it clears itself",
    cause: "Firmware 1.8 takes a probe below 6 °C for a broken wire.",
    answer:
      "Warm the room above 7 °C, or update: firmware 2.0 and later start down to −5 °C. The probe is not broken, do not replace it.",
    sources: ["e04-ntc"],
    state: "archived",
    by: "ines",
    ago: 480,
    publishedBy: "ines",
    publishedAgo: 479,
    views: 205,
    ratings: [{ by: "hollis", ago: 470, rating: 6 }],
  },
  {
    language: "en",
    product: "finch-one",
    group: "Errors and faults",
    question: "E-21 after descaling, and no steam",
    cause: "A flake of scale has come loose and blocks the steam tip or the valve.",
    answer: `Let it get cold, unscrew the tip (10 mm) and clear it with a toothpick. If no water comes without the tip either, the flake is in the valve; its spindle has a **left-hand thread**.

After the fourth E-21 without a repair the heater stays locked. All steps: [[E-21: steam too hot]].`,
    sources: ["e21-flake"],
    state: "published",
    by: "sabine_r",
    ago: 110,
    publishedBy: "ines",
    publishedAgo: 108,
    edits: [
      {
        by: "ines",
        ago: 58,
        summary: "Which way it turns – thank you for the rating",
        change: [["has a **left-hand thread**.", "has a **left-hand thread**: clockwise takes it out."]],
      },
    ],
    views: 377,
    ratings: [
      { by: "ian_muir", ago: 105, rating: 6, comment: "Put a picture of the flake next to a full stop." },
      {
        by: "priya_n",
        ago: 60,
        rating: 4,
        comment: "Say clockwise. Left-hand thread takes a second to think and by then I had already turned it.",
      },
      { ago: 33, rating: 5 },
    ],
  },
  {
    language: "en",
    product: "finch-one",
    versions: ["firmware 2.1"],
    group: "Care",
    question: "It wants descaling (E-23) though my water has no calcium",
    cause: "The machine counts litres and cannot measure the hardness.",
    answer:
      "From 2.1.1: `Menu › Water › Hardness › soft`. It reminds you every twelve months and never locks. Until then hold `Mode` and `+` while E-23 is shown for 20 more shots, once.",
    sources: ["soft-water"],
    state: "published",
    by: "tomasz",
    ago: 19,
    publishedBy: "ines",
    publishedAgo: 18,
    views: 142,
    ratings: [
      { by: "tess_w", ago: 17, rating: 6 },
      { by: "deshawn", ago: 14, rating: 5 },
    ],
  },
];
