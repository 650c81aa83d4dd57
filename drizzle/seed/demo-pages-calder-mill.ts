// The wiki about the Calder Mill.
import type { DemoPage } from "./story";

export const pages: DemoPage[] = [
  {
    key: "zero-point",
    product: "calder-mill",
    language: "en",
    title: "Zero point and dial",
    by: "paul_okafor",
    ago: 526,
    summary: "First thing everybody asks",
    views: 2105,
    body: `The number on the dial means nothing until the zero is yours. It is set by ear at the factory, give or take a mark and a half.

1. Unplug. Hopper off, grinder empty.
2. Turn towards fine until the burrs touch: you feel it on the shaft when you turn it by hand.
3. Two marks back. This is zero.
4. Three small screws (1.5 mm) hold the scale ring. Loosen, set to 0, tighten.

One turn of the thread is 24 marks; one mark moves the burr by 8 µm.`,
    edits: [
      {
        by: "hollis",
        ago: 524,
        summary: "8 or 10 µm? Measured it",
        change: [
          [
            "one mark moves the burr by 8 µm.",
            "one mark moves the burr by 10 µm (dial indicator, 24 marks = 0.24 mm).",
          ],
        ],
      },
      {
        by: "paul_okafor",
        ago: 523,
        summary: "He is right, the drawing says 0.24 too. Thank you",
        isMinor: true,
        change: [["(dial indicator, 24 marks = 0.24 mm)", "(24 marks = 0.24 mm)"]],
      },
      {
        by: "mareike",
        ago: 331,
        summary: "If it is off after cleaning",
        add: `## Off by a lot after cleaning

24 marks too coarse or too fine means one turn of thread: take the top off and start again, do not move the scale. Happened in #{mill-nullpunkt}.`,
      },
      {
        by: "po_han",
        ago: 170,
        summary: "Comparing two grinders",
        add: `## Comparing two Mills

Same dial, different coffee is normal before both zeros are set by the same hand. Afterwards ours agreed within 2 % (share below 400 µm).`,
      },
      {
        by: "yusuf",
        ago: 50,
        summary: "typo",
        isMinor: true,
        change: [["give or take a mark and a half", "give or take one and a half marks"]],
      },
      {
        by: "tess_w",
        ago: 46,
        summary: "what grind for what",
        add: `| for | 2023 | 2025 |
|---|---|---|
| cezve | 2–3 | 2 |
| espresso | 8–12 | 7–11 |
| moka pot | 16–18 | 15–17 |
| filter | 26–32 | 24–30 |`,
      },
    ],
    proposals: [
      {
        by: "liu_yan",
        ago: 0.6,
        summary: "手冲的刻度",
        change: [["| filter | 26–32 | 24–30 |", "| filter | 26–32 | 24–30 |\n| cold brew | 34–36 | 33–35 |"]],
      },
    ],
  },
  {
    key: "heat-drift",
    parent: "zero-point",
    product: "calder-mill",
    language: "en",
    title: "Heat drift (2025)",
    by: "mareike",
    ago: 21.5,
    summary: "From the question, with Ines's letter S",
    views: 244,
    body: `The aluminium carrier of the 2025 grows with the first doses, so the grind gets finer by about one mark.

| dose | carrier | time |
|---|---|---|
| 1 | 22 °C | 29 s |
| 2 | 27 °C | 33 s |
| 4 | 34 °C | 44 s |

Half a mark coarser after the second dose, or a minute between doses. Serial numbers ending in **S** have a steel ring and stay within two seconds.`,
    edits: [
      {
        by: "p_lindqvist",
        ago: 21,
        summary: "33 °C here, same picture",
        isMinor: true,
        change: [["| 4 | 34 °C | 44 s |", "| 4 | 33–34 °C | 44 s |"]],
      },
      {
        by: "ines",
        ago: 20.8,
        summary: "The ring is free",
        add: `Without the S: write to us with the serial number, the ring costs nothing. Changing it takes ten minutes, see [[Burrs: wear and replacement]].`,
      },
      {
        by: "mareike",
        ago: 9,
        summary: "After two weeks with the ring",
        add: `Ring is in: 29, 29, 30, 31 s. That will do.`,
      },
    ],
  },
  {
    key: "burrs",
    product: "calder-mill",
    language: "en",
    title: "Burr replacement",
    by: "paul_okafor",
    ago: 470,
    summary: "Instructions from the workshop",
    views: 940,
    body: `Set **CF-B64** fits 2023 and 2025. Cross-head PH2, 15 minutes, and set the zero afterwards.

1. Unplug. Hopper and top plate off (three screws).
2. Lift the upper burr straight up.
3. Three screws each. Clean the seats until nothing is on them, not even a hair.
4. New burrs in, screws in turns: a little, next, a little.
5. [[Zero point and dial]].`,
    edits: [
      {
        by: "paul_okafor",
        ago: 310,
        summary: "How to know whether they are worn",
        title: "Burrs: wear and replacement",
        add: `## Are they worn?

Drag the flat of a fingernail outwards across a cutting edge. Shaves a white curl: sharp. Slides: worn. Try four edges.`,
      },
      {
        by: "hollis",
        ago: 308,
        summary: "What hair does",
        change: [["not even a hair.", "not even a hair: 0.05 mm under one side is half the gap of an espresso grind."]],
      },
      {
        by: "a_zhou",
        ago: 180,
        summary: "2023 = 2025?",
        change: [["fits 2023 and 2025.", "fits 2023 and 2025, only the carriers differ."]],
      },
      {
        by: "mareike",
        ago: 90,
        summary: "Kilos",
        add: `Rule of thumb 500 kg of coffee. A stone costs about 100 of them.`,
      },
      {
        by: "lothar_59",
        ago: 58,
        summary: "better",
        change: [["Set **CF-B64** fits", "Buy any cheap 64 mm set, the original is a rip-off. CF-B64 fits"]],
      },
      {
        by: "tomasz",
        ago: 57.9,
        summary: "Undone. The mounting holes of other 64 mm sets do not match, and the tone is not for here",
        back: 5,
      },
    ],
  },
  {
    key: "cleaning-mill",
    product: "calder-mill",
    language: "en",
    title: "Cleaning the Mill",
    by: "tess_w",
    ago: 309,
    summary: "After the brown felt",
    views: 515,
    body: `No water, no rice, no dishwasher. A brush, a wooden stick, ten minutes, every two months.

1. Unplug, hopper off, top plate off. **Count the marks** when you unscrew the ring.
2. Brush both burrs from the middle outwards.
3. Behind the lower carrier: wooden stick. What comes out looks like felt.
4. Chute from below.
5. Same number of marks back.`,
    edits: [
      {
        by: "paul_okafor",
        ago: 307,
        summary: "Why no rice",
        change: [
          [
            "No water, no rice, no dishwasher.",
            "No water, no dishwasher, and no rice: it is harder than coffee and its starch makes glue in the chute.",
          ],
        ],
      },
      {
        by: "jonas_k",
        ago: 300,
        summary: "Vacuum cleaner",
        add: `A vacuum cleaner at the chute while you brush saves half of the mess.`,
      },
      {
        by: "oksana",
        ago: 210,
        summary: "Tablets",
        add: `Cleaning tablets for grinders work for oil, not for the felt behind the carrier.`,
      },
      {
        by: "amara",
        ago: 55,
        summary: "minutes: honest figure",
        isMinor: true,
        change: [["A brush, a wooden stick, ten minutes,", "A brush, a wooden stick, twenty minutes the first time,"]],
      },
    ],
  },
  {
    key: "static",
    parent: "cleaning-mill",
    product: "calder-mill",
    language: "en",
    title: "Static and retention",
    by: "deshawn",
    ago: 225.5,
    summary: "Numbers from 100 doses",
    views: 488,
    body: `| what | lost per dose |
|---|---|
| nothing, 22 % humidity | 0.41 g |
| one spritz of water | 0.08 g |
| grounded clip, dry | 0.11 g |

Retention in the chute is about 1.5 g: purge 2 g after changing the dial.`,
    edits: [
      {
        by: "paul_okafor",
        ago: 225,
        summary: "Part number",
        add: `Clip: **CF-M31** (2025), one screw. The socket needs a working earth.`,
      },
      {
        by: "a_zhou",
        ago: 150,
        summary: "Summer in Chengdu",
        change: [
          ["| one spritz of water | 0.08 g |", "| nothing, 70 % humidity | 0.06 g |\n| one spritz of water | 0.08 g |"],
        ],
      },
      {
        by: "paul_okafor",
        ago: 37,
        summary: "2023 needs the B",
        change: [
          [
            "Clip: **CF-M31** (2025), one screw.",
            "Clip: **CF-M31** (2025) or **CF-M31-B** (2023, longer tab), one screw.",
          ],
        ],
      },
    ],
  },
  {
    key: "light-codes",
    product: "calder-mill",
    language: "en",
    title: "Light codes of the Mill",
    by: "paul_okafor",
    ago: 500,
    summary: "Blink blink blink",
    views: 720,
    body: `| blinks | means | do |
|---|---|---|
| 1 | lid open | close the hopper |
| 3 | motor too warm | wait 20 minutes |
| 5 | rotor blocked | unplug, look for a stone |`,
    edits: [
      {
        by: "paul_okafor",
        ago: 255,
        summary: "2025 has a blue light",
        add: `:::applies 2025
Steady blue: speed setting. Hold the switch for three seconds when plugging in; one mark of the dial is one step, 900 to 1,400 rpm.
:::`,
      },
      {
        by: "deshawn",
        ago: 116,
        summary: "Where the stone is",
        change: [
          [
            "| unplug, look for a stone |",
            "| unplug, look for a stone **under** the lower carrier (#{mill-jam-five-blinks}) |",
          ],
        ],
      },
      {
        by: "wei_chen",
        ago: 100,
        summary: "Transport screws",
        add: `If it hums and travels across the table: two of the four feet hide transport screws. Take them out.`,
      },
    ],
  },
  {
    key: "turka",
    parent: "zero-point",
    product: "calder-mill",
    language: "ru",
    title: "Помол для турки",
    by: "oksana",
    ago: 11.5,
    summary: "По ответу Юсуфа",
    views: 83,
    body: `Можно, на делении 2–3 от точки касания.

Касание ищем **на работающей мельнице без зёрен**: зазвенело — отойти на два деления. Как выставить ноль: [[Zero point and dial]].

С кардамоном не молоть, масло слышно неделю.`,
    edits: [
      { by: "yusuf", ago: 11, summary: "2025 model", add: `2025: деление 2.` },
      {
        by: "dmitri_v",
        ago: 10.8,
        summary: "По-русски и с причиной",
        change: [
          [
            "2025: деление 2.",
            "У модели 2025 года хватает деления 2: держатель жерновов нагревается и сам подводит их ближе (см. [[Heat drift (2025)]]).",
          ],
        ],
      },
      {
        by: "marina_k",
        ago: 5,
        summary: "запятая",
        isMinor: true,
        change: [["зазвенело — отойти на два деления.", "зазвенело — отойдите на два деления."]],
      },
    ],
  },
];
