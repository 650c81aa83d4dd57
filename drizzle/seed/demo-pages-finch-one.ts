// The wiki about the Finch One.
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
  {
    key: "dichtung-wechseln",
    parent: "gasket",
    product: "finch-one",
    language: "de",
    title: "Dichtung wechseln",
    by: "jonas_k",
    ago: 33.5,
    summary: "Aus der Antwort von Ines und meinen Fotos",
    views: 402,
    body: `Wenn der Siebträger am Rand tropft oder der Griff weiter als bis zur Mitte dreht, ist die Dichtung hart.

**Man braucht:** Dichtung 8,0 mm (CF-0180), 5er Inbus, zwei Spaxschrauben, Lappen.

1. Maschine kalt. Duschsieb ab.
2. Zwei Schrauben je 5 mm in die alte Dichtung drehen, daran ziehen. Sie bricht, das ist in Ordnung.
3. Nut putzen, auch die obere Kante.
4. Neue Dichtung: flache Seite nach oben.
5. Sieb an, Träger ohne Sieb einspannen und fünf Minuten warm werden lassen.`,
    edits: [
      {
        by: "sabine_r",
        ago: 30,
        summary: "Fase und Wechselintervall",
        change: [
          ["4. Neue Dichtung: flache Seite nach oben.", "4. Neue Dichtung: flache Seite nach oben, Fase nach unten."],
        ],
        add: `Alle zwölf Monate, bei sehr weichem Wasser alle achtzehn.`,
      },
      {
        by: "bernd_h",
        ago: 28,
        summary: "Ohne Spax",
        add: `Wer keine Schrauben in Gummi drehen mag: Ein Dentalhaken aus dem Baumarkt geht auch.`,
      },
      {
        by: "jonas_k",
        ago: 20,
        summary: "8,5er erklärt",
        add: `## Und die 8,5er?

Nur für Gruppen mit ausgeschliffener Nut: wenn der Griff mit neuer 8,0er immer noch über die Mitte geht. Vorher lieber zweimal prüfen, eine zu dicke Dichtung kostet auf Dauer den Bajonettring.`,
      },
    ],
  },
  {
    key: "kody-oshibok",
    parent: "error-codes",
    product: "finch-one",
    language: "ru",
    title: "Коды ошибок",
    by: "oksana",
    ago: 372,
    summary: "Перевод английской страницы с тем, что было у нас",
    views: 870,
    body: `| код | что значит | что сделать сначала |
|---|---|---|
| \`E-04\` | обрыв датчика температуры | согреть помещение выше 7 °C |
| \`E-09\` | нет воды или бак не до щелчка | протереть направляющую поплавка |
| \`E-17\` | насос работает, воды нет | прокачка, см. [[E-17: no flow]] |
| \`E-21\` | перегрев пара | чистить носик и кран |

Коды от \`E-40\` — только мастерская.`,
    edits: [
      {
        by: "dmitri_v",
        ago: 295,
        summary: "E-04 исправлено в прошивке 2.0",
        change: [["| согреть помещение выше 7 °C |", "| до 2.0: согреть помещение выше 7 °C; с 2.0 исправлено |"]],
      },
      {
        by: "grigori",
        ago: 129,
        summary: "E-21: резьба шпинделя левая",
        change: [["| чистить носик и кран |", "| чистить носик и кран (шпиндель с **левой** резьбой) |"]],
      },
      {
        by: "oksana",
        ago: 24,
        summary: "Новые коды из 2.1",
        change: [
          [
            "\n\nКоды от",
            "\n| `E-23` | просрочена чистка от накипи | `Mode` и `+` дают ещё 20 чашек, один раз |\n\nКоды от",
          ],
        ],
      },
    ],
  },
  {
    key: "qingxi",
    parent: "backflushing",
    product: "finch-one",
    language: "zh-Hans",
    title: "清洗冲煮头",
    by: "wei_chen",
    ago: 228.5,
    summary: "按英文页改写，加了国内能买到的工具",
    views: 530,
    body: `咖啡油会进入三通阀，时间长了不泄压，取把手时会喷一脸粉。

1. 盲碗里放 3 克咖啡油清洁粉。
2. 拉杆抬起 10 秒，放下 10 秒，重复五次。
3. 换清水再来五次。
4. 做一杯倒掉。

每两次拆一次分水网：5 毫米内六角，泡二十分钟，不要用钢丝球。`,
    edits: [
      {
        by: "xiaoming",
        ago: 28,
        summary: "多久洗一次",
        add: `每天三杯的话，四周一次就够。半年没洗的样子见 #{chushui-man}。`,
      },
      {
        by: "a_zhou",
        ago: 27,
        summary: "错别字",
        isMinor: true,
        change: [["取把手时会喷一脸粉。", "取下把手时会喷一脸粉。"]],
      },
      {
        by: "wei_chen",
        ago: 26.5,
        summary: "清洁粉种类",
        add: `> [!NOTE]
> 清洁粉要过碳酸钠类的。柠檬酸是除垢用的，洗不掉油。`,
      },
    ],
  },
];
