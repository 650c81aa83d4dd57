// Pages about the Finch One: everything that is done to it regularly.
import type { DemoPage } from "./story";

export const pages: DemoPage[] = [
  {
    key: "maintenance",
    product: "finch-one",
    language: "en",
    title: "Maintenance calendar",
    by: "jonas_k",
    ago: 520,
    summary: "What to do when",
    views: 1985,
    body: `| when | what | minutes |
|---|---|---|
| after milk | purge two seconds, wipe | 1 |
| weekly | rinse the group against the blind basket, without powder | 2 |
| every 200 shots | [[Backflushing]] with powder | 6 |
| when it asks | [[Descaling]] | 45 |
| yearly | [[Group gasket]] and shower screen | 15 |`,
    edits: [
      {
        by: "sabine_r",
        ago: 463,
        summary: "Three-way valve",
        change: [
          [
            "| yearly | [[Group gasket]] and shower screen | 15 |",
            "| yearly | [[Group gasket]] and shower screen | 15 |\n| every three years | three-way valve apart, new O-ring 12 × 1.5 EPDM | 40 |",
          ],
        ],
      },
      {
        by: "amara",
        ago: 354,
        summary: "For people with three coffees a day",
        add: `At three coffees a day 200 shots are about ten weeks. Nobody counts; every fourth Sunday is easier to remember and a bit better for the machine.`,
      },
      {
        by: "hollis",
        ago: 99,
        summary: "Lever cam",
        change: [
          [
            "| yearly | [[Group gasket]] and shower screen | 15 |\n",
            "| yearly | [[Group gasket]] and shower screen | 15 |\n| when it squeaks | silicone grease on the lever cam, never oil | 5 |\n",
          ],
        ],
      },
      {
        by: "tess_w",
        ago: 83,
        summary: "If it travels",
        add: `In a vehicle, check the two screws of the tank bracket weekly, or lock them with a drop of blue thread lock.`,
      },
    ],
  },
  {
    key: "backflushing",
    parent: "maintenance",
    product: "finch-one",
    language: "en",
    title: "Backflushing",
    by: "anke_s",
    ago: 352,
    summary: "Moved here from the question, so that I can link to it",
    views: 1544,
    body: `Coffee oil creeps into the three-way valve. Backflushing gets it out again.

1. Blind basket, 3 g cleaning powder.
2. Lever up 10 seconds, down 10 seconds. Five times. Brown foam in the tray is what you want to see.
3. Rinse the basket, the same five times with clean water.
4. Pull one coffee and pour it away.

Screen off every second time: 5 mm hex key, soak it in the same powder.`,
    edits: [
      {
        by: "jonas_k",
        ago: 349,
        summary: "Which powder",
        add: `Powder: anything on a percarbonate base. Not descaler (acid), not dishwasher powder (it foams in the valve).`,
      },
      { by: "wei_chen", ago: 228, summary: "Link to the Chinese page", add: `中文：[[清洗冲煮头]]` },
      {
        by: "amara",
        ago: 60,
        summary: "How loud is it? Loud",
        isMinor: true,
        change: [["Five times. Brown foam", "Five times. The valve spits loudly, that is right. Brown foam"]],
      },
    ],
  },
  {
    key: "descaling",
    parent: "maintenance",
    product: "finch-one",
    language: "en",
    title: "Descaling",
    by: "ines",
    ago: 515,
    summary: "From the manual, in fewer words",
    protection: "trusted",
    views: 2890,
    body: `Needs 45 minutes, one sachet or 15 g citric acid per litre, and an empty evening.

1. Tank empty, filter out, solution in.
2. \`Menu › Care › Descale\`. The machine heats to 55 °C by itself; hotter would be worse, not better.
3. It draws in portions and waits in between: 25 minutes.
4. Rinse with **three** full tanks.

> [!WARNING]
> No vinegar (the smell stays for weeks), no amidosulphuric acid on the brass group, never hotter than 60 °C.`,
    edits: [
      {
        by: "kees",
        ago: 474,
        summary: "Why not hotter: citrate",
        change: [
          [
            "hotter would be worse, not better.",
            "hotter would be worse, not better: above 60 °C citric acid drops calcium citrate, which no acid at home takes off again.",
          ],
        ],
      },
      {
        by: "jonas_k",
        ago: 298,
        summary: "2.0: the steam way is rinsed, too",
        change: [
          [
            "4. Rinse with **three** full tanks.",
            "4. Rinse with **three** full tanks.\n\n:::applies firmware 2.0 – 2.1\nThe machine asks you to open the steam valve in between. Do it, or a loose flake ends up in the tip: [[E-21: steam too hot]].\n:::",
          ],
        ],
      },
      {
        by: "lothar_59",
        ago: 143,
        summary: "vinegar is fine",
        change: [["> No vinegar (the smell stays for weeks), no amidosulphuric", "> No amidosulphuric"]],
      },
      {
        by: "kees",
        ago: 142.8,
        summary: "It is not: acetic acid attacks the brass and the seals swell. Undone",
        back: 3,
      },
      {
        by: "grigori",
        ago: 130,
        summary: "What to do when it stops in the middle",
        add: `## It stopped in the middle

Power cut, or somebody pulled the plug: the acid is still inside. On 1.8 and 2.0 run \`Menu › Care › Rinse\` with two full tanks. From 2.1 it goes on where it stopped.`,
      },
      {
        by: "rosie_b",
        ago: 15.5,
        summary: "Cloudy first tank",
        change: [
          [
            "4. Rinse with **three** full tanks.",
            "4. Rinse with **three** full tanks. The first one may be cloudy, the last must be clear.",
          ],
        ],
      },
      {
        by: "ines",
        ago: 12,
        summary: "soft water setting of 2.1.1",
        add: `## No calcium in your water

With softened or mixed water ([[Water for espresso]]) set \`Menu › Water › Hardness › soft\` (2.1.1). It reminds you once a year and never locks.`,
      },
    ],
    proposals: [
      {
        by: "yusuf",
        ago: 1.4,
        summary: "20 g works better in my experience",
        change: [["or 15 g citric acid per litre", "or 20 g citric acid per litre"]],
      },
    ],
  },
  {
    key: "gasket",
    parent: "maintenance",
    product: "finch-one",
    language: "en",
    title: "Portafilter seal",
    by: "sabine_r",
    ago: 455,
    summary: "Collected from four threads",
    views: 1210,
    body: `When the portafilter drips at the rim or the handle turns past the middle, the seal is hard.

You need: a new seal, two wood screws, a cloth.

1. Machine cold, shower screen off (5 mm hex).
2. Turn two screws 5 mm into the old seal, pull.
3. Clean the groove. It is dirtier than you think.
4. New seal in, flat side up, press it all around.`,
    edits: [
      {
        by: "jonas_k",
        ago: 33,
        summary: "8.0 or 8.5",
        add: `## 8.0 or 8.5 mm

| size | part | for |
|---|---|---|
| 8.0 mm | CF-0180 | every machine as it leaves the factory |
| 8.5 mm | CF-0185 | a worn groove: with a new 8.0 the handle still turns past the middle |

In German, with a drawing in words: [[Dichtung wechseln]].`,
      },
      {
        by: "ines",
        ago: 32,
        summary: "In the parts list it is called group gasket",
        title: "Group gasket",
        change: [
          ["the seal is hard.", "the group gasket is hard."],
          ["You need: a new seal,", "You need: a new gasket ([[Spare parts]]),"],
        ],
      },
      {
        by: "jonas_k",
        ago: 20,
        summary: "Bevel",
        isMinor: true,
        change: [
          [
            "New seal in, flat side up, press it all around.",
            "New gasket in, flat side up, bevel down, press it all around.",
          ],
        ],
      },
    ],
  },
];
