// Pages about the Finch One: the first days, dialling in, temperature.
import type { DemoPage } from "./story";

export const pages: DemoPage[] = [
  {
    key: "getting-started",
    product: "finch-one",
    language: "en",
    title: "Getting started with the Finch One",
    by: "ines",
    ago: 538,
    summary: "First version",
    views: 3120,
    body: `Unpack, fill, heat, rinse, brew. The whole first hour, in order.

## Before the first switch-on

- Take the foam plug out of the steam tip.
- Wash the tank with warm water, fill it to the line, press it down until it clicks.
- Set the water hardness, see [[Water for espresso]].

## First heating

Switch on. The ring is orange while it heats (about four minutes) and white when it is ready. Let two full tanks run through group and wand.

## First coffee

18 g in the double basket, 36 g out, 26 to 32 seconds. What to do when it is not: [[Dialling in]].`,
    edits: [
      {
        by: "hollis",
        ago: 530,
        summary: "The foam plug: say where it is, I looked for ten minutes",
        change: [
          [
            "Take the foam plug out of the steam tip.",
            "Take the foam plug out of the steam tip. It is the same grey as the tip and easy to miss; if the wand hisses but nothing comes, it is still in there.",
          ],
        ],
      },
      {
        by: "ian_muir",
        ago: 404,
        summary: "tipo",
        isMinor: true,
        change: [["The whole first hour, in order.", "The whole of the first hour, in order."]],
      },
      {
        by: "jonas_k",
        ago: 300,
        summary: "Firmware 2.0 asks for the hardness itself",
        change: [
          [
            "- Set the water hardness, see [[Water for espresso]].",
            "- Have the test strip from the box ready: from firmware 2.0 the machine asks for the water hardness at the first start. What the numbers mean: [[Water for espresso]].",
          ],
        ],
      },
      {
        by: "priya_n",
        ago: 70,
        summary: "How long is “ready”?",
        change: [
          [
            "white when it is ready.",
            "white when the boiler is ready. The group takes longer: wait fifteen minutes for the first cup, or rinse it three times for five seconds.",
          ],
        ],
      },
      {
        by: "sabine_r",
        ago: 69.5,
        summary: "Callout for what is most often forgotten",
        add: `> [!TIP]
> Write down the dial, the dose and the seconds of the first good cup. Paper, on the fridge.`,
      },
    ],
  },
  {
    key: "dialling-in",
    parent: "getting-started",
    product: "finch-one",
    language: "en",
    title: "Dialling in",
    by: "hollis",
    ago: 405,
    summary: "From my answer about lemon and batteries",
    views: 2480,
    body: `One variable at a time. Dose and yield stay, the grind moves, temperature comes last. The long version with arguments is in #{first-shots-sour}.

1. Dose 18.0 g, weighed.
2. Yield 36 g, weighed.
3. Change the grind until that takes 26 to 32 s.
4. Taste. Now the table.

| it tastes | do this | by how much |
|---|---|---|
| sour, thin | finer | half a mark |
| bitter, dry | coarser | half a mark |
| both at once | look at the puck first | – |
| flat | fresher beans | a bag |

Throw away the first shot after every change of the dial.`,
    edits: [
      {
        by: "p_lindqvist",
        ago: 400,
        summary: "Light roasts want another ratio",
        add: `## Light roasts

1 : 2 is a convention, not a law. With light beans pull 18 → 45 g in the same time, and go up a degree or two: [[Brew temperature]].`,
      },
      {
        by: "deshawn",
        ago: 225,
        summary: "Why the first shot lies: measured",
        change: [
          [
            "Throw away the first shot after every change of the dial.",
            "Throw away the first shot after every change of the dial: about 1.5 g of the old setting sit in the chute ([[calder-mill/Static and retention]]).",
          ],
        ],
      },
      {
        by: "bernd_h",
        ago: 210,
        summary: "Unsinn raus",
        change: [
          ["One variable at a time. Dose and yield stay, the grind moves, temperature comes last.", "Just taste it."],
        ],
      },
      { by: "sabine_r", ago: 209.9, summary: "Back to Hollis's wording; Bernd, let us talk in the thread", back: 3 },
      {
        by: "oksana",
        ago: 120,
        summary: "A word for people without a gram scale",
        add: `## Without a scale

Level the basket with a finger: that is 16 to 18 g. Fill two espresso cups to the lower edge of the handle: that is about 36 g. Not exact, but the same every day, and that is what counts.`,
      },
      {
        by: "mareike",
        ago: 48,
        summary: "Pre-infusion, since 2.0",
        add: `## Pre-infusion

:::applies firmware 2.0 – 2.1
\`Menu › Brew › Pre-infusion\`. Light roasts 6–8 s, dark ones 0–2 s. The seconds do **not** count towards the 26 to 32.
:::`,
      },
    ],
  },
  {
    key: "temperature",
    parent: "getting-started",
    product: "finch-one",
    language: "en",
    title: "Brew temperature",
    by: "dmitri_v",
    ago: 391,
    summary: "How to change it, and what to expect",
    views: 1390,
    body: `Hold \`Mode\` for three seconds until the ring is green, then \`+\` and \`−\` in steps of 0.5 °C, from 88 to 96. The default is 92.

| roast | start at |
|---|---|
| dark | 90 °C |
| medium | 92.5 °C |
| light | 94.5 °C |

The boiler follows in a minute, the group does not. Wait ten minutes before you judge.`,
    edits: [
      {
        by: "p_lindqvist",
        ago: 388,
        summary: "Grind goes with it",
        add: `Going up a degree speeds up extraction, so go half a mark *coarser* for dark beans and leave the grind alone for light ones.`,
      },
      {
        by: "dmitri_v",
        ago: 387,
        summary: "No, it does not: hotter water is thinner, the flow rises. See my measurements in the thread",
        change: [
          [
            "Going up a degree speeds up extraction, so go half a mark *coarser* for dark beans and leave the grind alone for light ones.",
            "Going up a degree makes the water a little thinner: the shot runs about half a second faster. Correct the time with the grind, not with the dose.",
          ],
        ],
      },
      {
        by: "ian_muir",
        ago: 292,
        summary: "Fahrenheit",
        add: `If the display says 200, it is in Fahrenheit: switch off, hold \`+\`, switch on, press once for C, \`Mode\` saves.`,
      },
      {
        by: "xiaoming",
        ago: 14,
        summary: "Second-hand machines: link to the question",
        change: [["press once for C, `Mode` saves.", "press once for C, `Mode` saves (asked in #{qiehuan-danwei})."]],
      },
    ],
    proposals: [
      {
        by: "marina_k",
        ago: 2.6,
        summary: "Default is 93 on my machine (2.1)",
        change: [["The default is 92.", "The default is 93."]],
      },
    ],
  },
];
