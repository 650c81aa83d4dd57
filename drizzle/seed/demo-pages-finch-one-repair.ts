// Pages about the Finch One: what its codes mean, what to do, and the parts for it.
import type { DemoPage } from "./story";

export const pages: DemoPage[] = [
  {
    key: "error-codes",
    product: "finch-one",
    language: "en",
    title: "Error codes",
    by: "tomasz",
    ago: 533,
    summary: "So that we can stop typing this",
    views: 5230,
    body: `| code | means | first thing to try |
|---|---|---|
| \`E-04\` | temperature probe open | wait until the room is above 7 °C |
| \`E-09\` | tank empty or not seated | press the tank until it clicks |
| \`E-17\` | pump runs, no flow | [[E-17: no flow]] |
| \`E-21\` | steam too hot | [[E-21: steam too hot]] |

Anything else: write down the code and ask. Codes from \`E-40\` are for the workshop.`,
    edits: [
      {
        by: "dmitri_v",
        ago: 489,
        summary: "E-04 and the cold: threshold measured",
        change: [
          [
            "| wait until the room is above 7 °C |",
            "| wait until the room is above 7 °C; on 1.8 a cold garage is enough (#{e04-cold-kitchen}) |",
          ],
        ],
      },
      {
        by: "grigori",
        ago: 374,
        summary: "E-09: float",
        change: [
          [
            "| press the tank until it clicks |",
            "| press the tank until it clicks; if that does not last, clean the float (the Duo has a [[finch-duo/Level probe]] instead) |",
          ],
        ],
      },
      {
        by: "jonas_k",
        ago: 297,
        summary: "New in 2.0",
        change: [
          [
            "| `E-21` | steam too hot |",
            "| `E-12` | does not get warm within 15 minutes | unplug, wait, once more; then the thermal fuse |\n| `E-21` | steam too hot |",
          ],
        ],
      },
      {
        by: "tess_w",
        ago: 180,
        summary: "alphabetical?",
        change: [["Anything else: write down the code and ask.", "Anything else: write down the code and ask here."]],
        isMinor: true,
      },
      {
        by: "ines",
        ago: 40,
        summary: "2.1: E-23 and E-31",
        change: [
          [
            "Anything else: write down",
            "| `E-23` | descaling overdue, brewing locked | [[Descaling]]; `Mode` and `+` give 20 more shots, once |\n| `E-31` | water on the leak sensor (Duo) | wipe the two gold pads, front left |\n\nAnything else: write down",
          ],
        ],
      },
      {
        by: "anke_s",
        ago: 26,
        summary: "E-31: milk counts as water",
        change: [
          [
            "wipe the two gold pads, front left |",
            "wipe the two gold pads, front left, with alcohol: milk is enough to bridge them |",
          ],
        ],
      },
      {
        by: "ines",
        ago: 25.5,
        summary: "Table was torn in two by my edit",
        isMinor: true,
        change: [["| [[E-21: steam too hot]] |\n\n|", "| [[E-21: steam too hot]] |\n|"]],
      },
    ],
  },
  {
    key: "e-17",
    parent: "error-codes",
    product: "finch-one",
    language: "en",
    title: "E-17: no flow",
    by: "jonas_k",
    ago: 295,
    summary: "The prime cycle of 2.0 deserves a page",
    views: 2015,
    body: `The pump runs, no water arrives. In nine of ten cases it is air.

:::applies firmware 2.0 – 2.1
1. Tank full, pressed down until it clicks.
2. \`Hot water\` and \`Power\` together for five seconds: the ring turns white.
3. Wait until the wand stops spitting, about 20 seconds.
4. Pull an empty shot.
:::

:::applies firmware 1.8
There is no prime cycle. Open the steam valve and press \`Hot water\` until it runs smoothly.
:::

Still nothing: clean the inlet sieve under the tank.`,
    edits: [
      {
        by: "grigori",
        ago: 218,
        summary: "Before you replace the pump",
        add: `## Before you replace the pump

The check valve behind it sticks more often than the pump dies. Unscrew (14 mm), rinse, spring back in. Dmitri tested a "dead" one from my workshop: #{pokazat-stend}.`,
      },
      {
        by: "amara",
        ago: 40,
        summary: "When it happens",
        change: [
          [
            "In nine of ten cases it is air.",
            "In nine of ten cases it is air, and it typically happens when the tank runs dry during a rinse or an update.",
          ],
        ],
      },
      {
        by: "ines",
        ago: 32,
        summary: "20 seconds is enough",
        isMinor: true,
        change: [["about 20 seconds.", "about 20 seconds, not a minute."]],
      },
      { by: "tomasz", ago: 12.2, summary: "Link the thread everybody finds", add: `The thread: #{pump-hums}.` },
    ],
  },
  {
    key: "e-21",
    parent: "error-codes",
    product: "finch-one",
    language: "en",
    title: "E-21: steam too hot",
    by: "grigori",
    ago: 128,
    summary: "Same thing twice a month, so here it is once",
    views: 640,
    body: `Steam cannot get out, so it gets too hot, and the machine stops heating. It comes most often a day after [[Descaling]], when a loose flake sits in the tip or in the valve.

1. Cold, tip off (10 mm).
2. Valve open, lever up: water comes → it was the tip. Toothpick.
3. No water → the valve. Two screws, spindle out (**left-hand thread**), pick the flake from the seat.
4. Pull the ring of the relief valve once, with a cloth. It must click back.

> [!CAUTION]
> After the fourth E-21 without a repair the heater stays locked until the workshop releases it.`,
    edits: [
      {
        by: "priya_n",
        ago: 61,
        summary: "left-hand thread: bold, please",
        isMinor: true,
        change: [["spindle out (**left-hand thread**)", "spindle out (**left-hand thread**, so clockwise)"]],
      },
      { by: "jonas_k", ago: 60, summary: "Sizes of the tips", add: `Which tip you have: [[Steam tip sizes]].` },
    ],
  },
  {
    key: "spare-parts",
    product: "finch-one",
    language: "en",
    title: "Spare parts",
    by: "ines",
    ago: 512,
    summary: "Numbers people ask for",
    protection: "staff",
    views: 1720,
    body: `| part | number | fits |
|---|---|---|
| group gasket 8.0 mm | CF-0180 | One, Duo |
| group gasket 8.5 mm | CF-0185 | One, Duo |
| shower screen | CF-0170 | One, Duo |
| vibration pump 52 W | CF-P52 | One |
| tank filter | CF-F04 | One, Duo |`,
    edits: [
      {
        by: "ines",
        ago: 375,
        summary: "Reed switch of the float",
        change: [["| tank filter |", "| reed switch, tank float | CF-0231 | One |\n| tank filter |"]],
      },
      {
        by: "ines",
        ago: 242,
        summary: "Heater flange gasket, single use",
        change: [["| tank filter |", "| gasket, heater flange (single use) | CF-0412 | Duo |\n| tank filter |"]],
      },
      {
        by: "paul_okafor",
        ago: 226,
        summary: "Grinder parts are on the grinder's pages",
        add: `Parts of the Calder Mill: [[calder-mill/Burrs: wear and replacement]], [[calder-mill/Static and retention]].`,
      },
      {
        by: "ines",
        ago: 65,
        summary: "Steam valve washer",
        change: [["| tank filter |", "| washer, steam valve | CF-0219 | One |\n| tank filter |"]],
      },
    ],
    proposals: [
      {
        by: "jonas_k",
        ago: 8.7,
        summary: "Handle thread is M12, see my walnut set",
        change: [
          [
            "| tank filter | CF-F04 | One, Duo |",
            "| tank filter | CF-F04 | One, Duo |\n| portafilter handle, M12 thread | CF-0150 | One |",
          ],
        ],
      },
    ],
  },
];
