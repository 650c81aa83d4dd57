// The wiki about the Finch Duo.
import type { DemoPage } from "./story";

export const pages: DemoPage[] = [
  {
    key: "duo-overview",
    product: "finch-duo",
    language: "en",
    title: "Finch Duo at a glance",
    by: "ines",
    ago: 536,
    summary: "Data sheet in plain words",
    views: 1680,
    body: `Two boilers, one plug.

| | |
|---|---|
| brew boiler | 0.6 l, stainless, 88–96 °C |
| steam boiler | 1.4 l, stainless, 0.6–1.4 bar |
| group | 58 mm, brass, chrome-plated |
| pump | [[Rotary pump]], 9 bar |
| water | tank 2.4 l, or mains up to 4 bar |
| power | 2,300 W at most |

Start with [[Steaming milk]] and [[Power and priority]]. Codes are the same as on the One: [[finch-one/Error codes]].`,
    edits: [
      {
        by: "anke_s",
        ago: 381,
        summary: "What FD-23 means",
        add: `**Serial number:** FD, year, running number. FD-22 still has the old tap handle.`,
      },
      {
        by: "po_han",
        ago: 161,
        summary: "Power is shared, see page",
        change: [["| power | 2,300 W at most |", "| power | 2,300 W at most, shared: [[Power and priority]] |"]],
      },
      {
        by: "rosie_b",
        ago: 158,
        summary: "duplicate link",
        isMinor: true,
        change: [["Start with [[Steaming milk]] and [[Power and priority]].", "Start with [[Steaming milk]]."]],
      },
    ],
  },
  {
    key: "steaming-milk",
    parent: "duo-overview",
    product: "finch-duo",
    language: "en",
    title: "Steaming milk",
    by: "lin_yating",
    ago: 445,
    summary: "How we do sixty a day",
    views: 1475,
    body: `For 150 ml in a 350 ml jug:

1. Purge until no water comes.
2. Tip half a centimetre under the surface, near the rim. **Three seconds** of hiss.
3. Deeper, and let it turn.
4. Body temperature in the hand: stop drawing air. 60 °C: stop.

Then swirl, knock once, pour at once.`,
    edits: [
      {
        by: "tess_w",
        ago: 250,
        summary: "Oat",
        add: `## Oat milk

Barista oat takes less air: two seconds, and stop at 55 °C, above that it tastes of porridge. It also dries on the wand like cement, wipe at once.`,
      },
      {
        by: "mareike",
        ago: 56,
        summary: "Pressure",
        change: [["For 150 ml in a 350 ml jug:", "For 150 ml in a 350 ml jug, at 0.9 bar ([[Steam pressure]]):"]],
      },
      {
        by: "yusuf",
        ago: 30,
        summary: "small thing",
        isMinor: true,
        change: [["Then swirl, knock once, pour at once.", "Then swirl, knock once on the counter, and pour at once."]],
      },
    ],
  },
  {
    key: "steam-pressure",
    parent: "duo-overview",
    product: "finch-duo",
    language: "en",
    title: "Steam pressure",
    by: "anke_s",
    ago: 342,
    summary: "What to set",
    views: 690,
    body: `\`Menu › Steam › Pressure\`, from 0.6 to 1.4 bar. It leaves the factory at 1.2.

| jug | pressure |
|---|---|
| 150 ml | 0.9 bar |
| 300 ml | 1.1 bar |
| 600 ml, café | 1.3 bar |`,
    edits: [
      {
        by: "lin_yating",
        ago: 340,
        summary: "600 ml at 1.3 splashes",
        change: [["| 600 ml, café | 1.3 bar |", "| 600 ml, café | 1.2 bar |"]],
      },
      {
        by: "ines",
        ago: 24,
        summary: "Zero after the update to 2.1",
        add: `## Only 0.7 bar after an update

2.1 sets the zero of the sensor anew. Below 40 °C: steam valve open, switch on while holding \`Hot water\` until two beeps.`,
      },
      {
        by: "ines",
        ago: 5.4,
        summary: "2.1.1 has a menu for it",
        change: [
          [
            "steam valve open, switch on while holding `Hot water` until two beeps.",
            "steam valve open, then\n\n- 2.1.1: `Menu › Service › Zero`\n- 2.1.0: switch on while holding `Hot water` until two beeps.",
          ],
        ],
      },
    ],
  },
  {
    key: "power",
    parent: "duo-overview",
    product: "finch-duo",
    language: "en",
    title: "Power and priority",
    by: "po_han",
    ago: 160,
    summary: "Measured with a clamp meter",
    views: 355,
    body: `1,400 W brew + 1,600 W steam = 3,000 W wanted, 2,300 W allowed. The controller decides who waits.

| priority | brew dips by | steam back in |
|---|---|---|
| steam (default) | 4.1 °C | 20 s |
| brew | 0.8 °C | 28 s |
| full | 0.3 °C | 19 s |

\`Full\` needs a circuit of its own. The figures come from 36 hours of logging: #{show-pid-graph}.`,
    edits: [
      {
        by: "hollis",
        ago: 159,
        summary: "Breakers",
        change: [
          [
            "`Full` needs a circuit of its own.",
            "`Full` draws 3,000 W and needs a 16 A circuit (230 V) of its own. On a shared one the kettle will find out.",
          ],
        ],
      },
      {
        by: "dmitri_v",
        ago: 139,
        summary: "Saw tooth",
        add: `The 0.2 °C saw tooth every 40 s is the eco pulse of the brew heater, not a fault.`,
      },
    ],
  },
  {
    key: "quick-start",
    parent: "duo-overview",
    product: "finch-duo",
    language: "en",
    title: "Quick start",
    by: "dmitri_v",
    ago: 320,
    summary: "What it does and what it costs",
    views: 505,
    body: `Keeps the brew boiler at 70 °C in standby, so that the machine is ready in 4 minutes instead of 10.

Costs about 31 W, day and night: 0.74 kWh a day. \`Menu › Energy › Quick start\`.`,
    edits: [
      {
        by: "po_han",
        ago: 319,
        summary: "Ready is not warm",
        add: `“Ready” is the boiler. The group needs 25 minutes either way, or three rinses: #{kaidian-yure}.`,
      },
      {
        by: "anke_s",
        ago: 72,
        summary: "Off: 0.6 W",
        change: [["`Menu › Energy › Quick start`.", "`Menu › Energy › Quick start`. Switched off it takes 0.6 W."]],
      },
      {
        by: "dmitri_v",
        ago: 3.5,
        summary: "The pump at night belongs to it",
        add: `With quick start on, the pump tops up the boiler now and then, at night, too. If it runs more often than every two hours, look for a weeping valve (#{nochyu}).`,
      },
    ],
  },
  {
    key: "used-duo",
    parent: "duo-overview",
    product: "finch-duo",
    language: "en",
    title: "Buying a used Duo",
    by: "rosie_b",
    ago: 199,
    summary: "Anke's list, in the order of a real Saturday",
    views: 610,
    body: `Ask the seller to leave it **cold**. Then:

- [ ] switch on, look at the clock: brew 9–11 min, steam 14
- [ ] torch under the tank: white crust?
- [ ] \`Menu › Service › Log\`: counter, last errors
- [ ] 30 s steam: pressure back in 20 s
- [ ] paper towel under it for five minutes

Slower than 18 minutes means scale on the heater. Rattling pump: 140 €.`,
    edits: [
      {
        by: "anke_s",
        ago: 198,
        summary: "What the counter should say",
        add: `Two coffees a day are 730 a year. Multiply before you ring the bell.`,
      },
      {
        by: "grigori",
        ago: 190,
        summary: "Worst case",
        add: `Worst I had: 430 g of scale in a steam boiler (#{nakip-boiler}). It runs again, but that is a weekend and a flange gasket CF-0412.`,
      },
      {
        by: "hollis",
        ago: 110,
        summary: "Price of the rattling pump went up",
        change: [["Rattling pump: 140 €.", "Rattling pump: 155 €."]],
      },
      {
        by: "rosie_b",
        ago: 109,
        summary: "Mine still runs, for the record",
        isMinor: true,
        change: [
          [
            "Ask the seller to leave it **cold**. Then:",
            "Ask the seller to leave it **cold**: a warm machine hides everything. Then:",
          ],
        ],
      },
    ],
  },
  {
    key: "winter",
    parent: "duo-overview",
    product: "finch-duo",
    language: "en",
    title: "Storage and transport",
    by: "hollis",
    ago: 360,
    summary: "Frost kills boilers",
    views: 214,
    body: `Water left in a boiler at −5 °C costs a boiler. Before frost, transport or three months of holiday:

1. Tank out, brew until the pump sounds empty.
2. \`Menu › Service › Drain\`, open steam valve and hot water.
3. Tilt it forward over the sink, 30 degrees. About 80 ml more come out.
4. Leave the valves open.

Starting again: valves closed, tank full, [[finch-one/E-17: no flow]] for the prime cycle.`,
    edits: [
      {
        by: "tess_w",
        ago: 81,
        summary: "On the road",
        add: `## In a vehicle

Four straps, not two, and nothing resting on the portafilter. My 4,100 km: #{show-van} (a One, but the tray is the same).`,
      },
      {
        by: "hollis",
        ago: 80.5,
        summary: "Weight",
        change: [
          [
            "Tilt it forward over the sink, 30 degrees.",
            "Tilt it forward over the sink, 30 degrees. It weighs 27 kg, so two people.",
          ],
        ],
      },
    ],
  },
  {
    key: "milchschaum-seite",
    parent: "steaming-milk",
    product: "finch-duo",
    language: "de",
    title: "Milchschaum mit der Duo",
    by: "mareike",
    ago: 55,
    summary: "Was ich beim Üben gelernt habe",
    views: 330,
    body: `Aus #{milchschaum}, für 150 ml im 350-ml-Kännchen:

1. Druck auf **0,9 bar** (\`Menü › Dampf › Druck\`).
2. Kurz ablassen, bis kein Wasser mehr kommt.
3. Drei Sekunden zischen, dann tiefer und drehen lassen.
4. Bei 37 °C Schluss mit Ziehen, bei 60 °C ganz aufhören.`,
    edits: [
      {
        by: "jonas_k",
        ago: 54,
        summary: "Verstopfte Spitze",
        add: `Spritzt es schief, ist ein Loch der Vierlochspitze zu: 10er Schlüssel, Büroklammer, zehn Minuten warmes Wasser.`,
      },
      {
        by: "mareike",
        ago: 53,
        summary: "Fehlerbilder",
        add: `| Bild | Ursache |
|---|---|
| Badewasser: große Blasen | zu viel Luft, zu lange gezischt |
| heiß und flüssig | Düse zu tief, keine Luft |
| quietscht | Düse am Kannenboden |`,
      },
      {
        by: "anke_s",
        ago: 40,
        summary: "Komma",
        isMinor: true,
        change: [["Spritzt es schief, ist ein Loch", "Spritzt es schief, so ist ein Loch"]],
      },
    ],
  },
  {
    key: "zhengqibang",
    parent: "steaming-milk",
    product: "finch-duo",
    language: "zh-Hant",
    title: "蒸汽棒清潔",
    by: "lin_yating",
    ago: 19,
    summary: "把問答整理成步驟",
    views: 128,
    body: `每次打完奶：**立刻**放兩秒蒸汽，濕布擦。

每天收店：

1. 杯裡裝熱水加半匙清潔粉，蒸汽棒泡進去。
2. 開蒸汽三秒、關掉，水會被吸回管內。重複三次。
3. 換清水再做一遍。

蒸汽頭每週拆一次。原來的討論：#{niunai-guan}。`,
    edits: [
      {
        by: "po_han",
        ago: 18,
        summary: "為什麼水會被吸回去",
        add: `關掉蒸汽後管內冷卻成真空，所以會吸。這也是牛奶會跑進鍋爐的原因，不要省那兩秒。`,
      },
      {
        by: "wei_chen",
        ago: 16,
        summary: "标点",
        isMinor: true,
        change: [["立刻**放兩秒蒸汽，濕布擦。", "立刻**放兩秒蒸汽，再用濕布擦。"]],
      },
      { by: "lin_yating", ago: 7, summary: "燕麥奶", add: `燕麥奶乾得快，不擦會像水泥（見 [[Steaming milk]]）。` },
    ],
  },
];
