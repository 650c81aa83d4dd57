// The app, the Showcase and the Marketplace, in English.
import type { DemoQuestion } from "./story";

export const questions: DemoQuestion[] = [
  {
    key: "export-log",
    language: "en",
    product: "finch-app",
    version: "4",
    tags: ["shot-log", "export"],
    views: 412,
    by: "deshawn",
    ago: 221,
    title: "Export of the shot log has every time one hour off",
    body: `Exported 212 shots as CSV. Column \`time\` is one hour earlier than what the app shows. My first coffee is not at 4:40, I have standards.

\`\`\`
time,dose,yield,seconds,temp
2025-11-02T04:40:12,18.0,36.4,29.1,93.0
\`\`\`

No offset in the column, no Z. UTC plus something? It is one hour in November and two in June.`,
    up: ["po_han", "a_zhou"],
    answers: [
      {
        key: "log-utc",
        by: "a_zhou",
        ago: 220.7,
        acceptedBy: "deshawn",
        acceptedAgo: 220,
        body: `It's UTC, they just forgot the Z. If you live in Berlin time it is one hour in winter and two in summer, exactly what you see.

In the spreadsheet: add a column with your zone, e.g. \`=A2+1/24\`, or read it with pandas:

\`\`\`python
log["time"] = pd.to_datetime(log["time"], utc=True).dt.tz_convert("Europe/Berlin")
\`\`\`

App 5 writes the Z.`,
        up: ["deshawn", "po_han", "p_lindqvist"],
        edits: [
          {
            by: "a_zhou",
            ago: 55,
            summary: "App 5 is out",
            change: [
              [
                "App 5 writes the Z.",
                "App 5 writes the Z. Old shots exported again from app 5 have it, too, so if you are on 5 just export once more.",
              ],
            ],
          },
        ],
        comments: [{ by: "deshawn", ago: 220, body: "Standards restored. First coffee 5:40." }],
      },
    ],
  },
  {
    key: "three-phones",
    language: "en",
    product: "finch-app",
    version: "4",
    tags: ["pairing", "bluetooth"],
    views: 530,
    by: "tess_w",
    ago: 246,
    title: "Fourth phone in the house can't pair. Is there a list somewhere?",
    body: "Two adults, two teenagers, one machine. The younger one's new phone gets “machine is full”. How do I throw out the old phones? They are in a drawer with dead batteries.",
    answers: [
      {
        key: "forget-phones",
        by: "deshawn",
        ago: 245.8,
        acceptedBy: "tess_w",
        acceptedAgo: 245,
        body: "The machine keeps three and does not forget. On the machine (not the app): `Menu › Bluetooth › Phones`, go to one, hold `−` for three seconds. Or *all* of them: switch on while holding `Mode` and `Hot water`, ring turns purple, release.",
        up: ["tess_w", "yusuf", "amara", "rosie_b"],
        comments: [
          {
            by: "yusuf",
            ago: 2.1,
            body: "Looking at this for my 80 % thing. Purple ring worked but the bar still stops.",
          },
        ],
      },
    ],
  },
  {
    key: "app5-tablet",
    language: "en",
    product: "finch-app",
    version: "5",
    tags: ["tablet"],
    views: 71,
    by: "anke_s",
    ago: 44,
    title: "App 5 on a tablet shows the phone layout in the middle of a black field",
    body: "We have the tablet on the wall behind the counter. App 4 filled the screen, 5 is a little phone on a big black field. Is that on purpose?",
    meToo: ["lin_yating"],
    closed: {
      reason: "resolved-elsewhere",
      note: "Fixed in app 5.0.4, says Ines: delete the app from the tablet and install it again, an update alone keeps the old layout.",
      by: "sabine_r",
      ago: 31,
    },
    comments: [
      {
        by: "ines",
        ago: 33,
        body: "Not on purpose. 5.0.4 is in the shops since this morning; please remove the app and install it again.",
      },
    ],
  },
  {
    key: "app-scale",
    language: "en",
    product: "finch-app",
    version: "5",
    tags: ["scale", "bluetooth"],
    views: 126,
    by: "p_lindqvist",
    ago: 29,
    title: "Stop at weight: shots end 3 g too late with a Bluetooth scale",
    body: "“Stop at 45 g” gives 48.1, 47.9, 48.3. Very precise, wrong by three. Is there an offset somewhere or do I type 42 and feel clever?",
    up: ["deshawn"],
    answers: [
      {
        by: "deshawn",
        ago: 28.7,
        acceptedBy: "p_lindqvist",
        acceptedAgo: 28,
        body: "*Recipe › Stop › Lag.* Default 0.8 s is for the scale that they sell. Three grams at about 2 ml/s = 1.5 s more. Set 2.3 and it learns from there; after ten shots mine had settled on 2.1 (n = 44, mean error 0.2 g).",
        up: ["p_lindqvist", "po_han", "priya_n"],
        comments: [{ by: "p_lindqvist", ago: 28, body: "45.2. I feel less clever and more accurate." }],
      },
    ],
  },
  {
    key: "show-pid-graph",
    language: "en",
    area: "showcase",
    product: "finch-duo",
    tags: ["measuring", "temperature"],
    views: 298,
    by: "po_han",
    ago: 140,
    title: "36 hours of brew temperature, sampled every 200 ms",
    body: `I put a thermocouple into a blind basket and let the Duo run for a day and a half. 648,000 samples later:

| setting | mean | worst dip | recovery |
|---|---|---|---|
| steam priority | 92.7 °C | −4.1 | 62 s |
| brew priority | 93.0 °C | −0.8 | 14 s |
| brew, group covered with a towel | 93.1 °C | −0.5 | 9 s |

The towel is a joke that worked. There is a little saw tooth of 0.2 °C every 40 seconds all night long; if anybody knows what that is I will sleep better.`,
    up: ["dmitri_v", "hollis", "rosie_b", "deshawn", "p_lindqvist", "jonas_k"],
    comments: [
      {
        by: "dmitri_v",
        ago: 139.5,
        body: "The saw tooth is the eco heater pulse. 40 s window, 1 % duty. You can see the relay LED on the board blink.",
        up: ["po_han"],
      },
      { by: "po_han", ago: 139.4, body: "Sleeping better. Thank you." },
      { by: "hollis", ago: 139.35, body: "What do you log with? I would like to see the drawing." },
      {
        key: "own-scale",
        by: "po_han",
        ago: 139.3,
        body: "With our little sensor board: a thermocouple amplifier and a USB stick. Drawing and firmware: https://po-han.example/logger",
        up: ["hollis", "dmitri_v"],
      },
      { by: "amara", ago: 138, body: "I understood “towel”.", up: ["ian_muir", "tess_w", "rosie_b", "priya_n"] },
    ],
  },
  {
    key: "show-van",
    language: "en",
    area: "showcase",
    product: "finch-one",
    tags: ["travel", "modding"],
    views: 417,
    by: "tess_w",
    ago: 84,
    title: "Finch One in a van: 4,100 km on corrugated road and what came loose",
    body: `Perth to Broome and back. 2 kW inverter, 200 Ah lithium, machine on a ply shelf with four ratchet straps.

**Came loose:** both screws of the tank bracket (day 2), the drip tray (every day), the shower screen screw (day 9, noticed by taste), my patience at Fitzroy Crossing.

**Did not:** anything electrical. Not one error code.

**Power:** 0.09 kWh for two flat whites from cold. Solar did the rest.

Next time: thread lock on the tank bracket, and a tray with a lip.`,
    up: ["ian_muir", "hollis", "amara", "rosie_b", "jonas_k", "deshawn", "priya_n"],
    comments: [
      {
        by: "hollis",
        ago: 83.6,
        body: "Blue thread lock, not red. You will want that bracket off again one day.",
        up: ["tess_w", "jonas_k"],
      },
      {
        by: "ines",
        ago: 82,
        body: "I have forwarded the tank bracket to the people who draw tank brackets. They are delighted and ashamed.",
        up: ["tess_w", "ian_muir", "rosie_b"],
      },
    ],
  },
  {
    key: "sell-mill-2023",
    language: "en",
    area: "marketplace",
    product: "calder-mill",
    version: "2023",
    tags: ["offer"],
    views: 96,
    by: "mareike",
    ago: 11,
    title: "Offer: Calder Mill 2023, 64 mm, new burrs at 30 kg, Kiel",
    body: "Selling my 2023 because the 2025 has moved in. About 34 kg through it, burrs replaced at 30 kg, grounded chute clip (CF-M31-B) included. One scratch on the left side, photo on request. 210 €, pick-up in Kiel or postage 12 €.\n\nPrivate sale, no shop.",
    up: ["amara"],
    comments: [
      { by: "priya_n", ago: 10.4, body: "Is the short hopper included?" },
      { by: "mareike", ago: 10.3, body: "Both hoppers, the short one is still in its bag." },
    ],
  },
  {
    key: "nordic-subscription",
    language: "en",
    area: "questions",
    tags: ["beans", "offer"],
    views: 152,
    by: "nordic_beans",
    ago: 41.6,
    title: "Nordic Beans: test box of three roasts for dialling in, 27 €",
    body: "Advertising, as this is the place for it. We are a roastery in Aarhus (two people, one dog).\n\nThree times 200 g from the *same* green coffee, roasted light, medium and dark, with the roast date and the Agtron number on each bag, so that you can feel what your grinder does when only the roast changes. 27 € with postage in the EU.\n\nAsk for it by mail: hello@nordic-beans.example.",
    up: ["p_lindqvist", "deshawn"],
    comments: [
      { by: "deshawn", ago: 40, body: "Agtron number on the bag. Take my money." },
      {
        by: "p_lindqvist",
        ago: 30,
        body: "Bought it, no connection to them. The difference between light and dark was 3.5 steps on my Mill.",
        up: ["deshawn", "nordic_beans"],
      },
    ],
  },
  {
    key: "politics-tea",
    language: "en",
    tags: ["off-topic"],
    views: 63,
    by: "lothar_59",
    ago: 52,
    title: "Which party will finally do something about coffee tax?",
    body: "2.19 euros per kilo. I would like to know who here votes for what and why nobody does anything.",
    closed: {
      reason: "off-topic",
      note: "Taxes and parties are for elsewhere; here it is about the machines. The price of beans by itself is fine in the Marketplace.",
      by: "sabine_r",
      ago: 51.9,
    },
  },
];
