// The wiki about the app, and pages about no single product.
import type { DemoPage } from "./story";

export const pages: DemoPage[] = [
  {
    key: "pairing",
    product: "finch-app",
    language: "en",
    title: "Pairing a phone",
    by: "deshawn",
    ago: 244,
    summary: "Three phones and no more",
    views: 905,
    body: `1. Stand within two metres, Bluetooth on, airplane mode off.
2. *Add machine*, choose it by the last four digits of the serial number.
3. Confirm the code on the machine with \`Mode\`.

The machine keeps **three** phones. To forget one: \`Menu › Bluetooth › Phones\`, hold \`−\` for three seconds. All of them: switch on holding \`Mode\` and \`Hot water\`, ring purple.`,
    edits: [
      {
        by: "tess_w",
        ago: 243,
        summary: "On the machine, not in the app",
        change: [["To forget one: `Menu", "To forget one, on the machine itself: `Menu"]],
      },
      {
        by: "ines",
        ago: 59,
        summary: "App 5",
        add: `:::applies 5
After the update from 4 every phone has to be paired once more.
:::`,
      },
      { by: "yusuf", ago: 2, summary: "80 % is not solved", add: `Stops at 80 %: open, see #{app-pairing}.` },
    ],
  },
  {
    key: "schedules",
    product: "finch-app",
    language: "en",
    title: "Schedules",
    by: "po_han",
    ago: 322,
    summary: "How early?",
    views: 388,
    body: `*Machine › Schedule*. Seven days, two times each. The machine keeps the schedule itself; the phone may be off.

Start it 25 minutes before the first cup, or 18 with three rinses. Fill the tank the evening before.`,
    edits: [
      { by: "lin_yating", ago: 320, summary: "Café", add: `In the café: 6:05 for a first guest at 7:00.` },
      {
        by: "mareike",
        ago: 1,
        summary: "Sunday",
        add: `> [!WARNING]
> App 5: Sunday is skipped at present (#{abschalten}). Until it is mended a second schedule with only Sunday in it helps, set from a phone that still has app 4.`,
      },
      {
        by: "dmitri_v",
        ago: 0.9,
        summary: "Wording",
        isMinor: true,
        change: [["Sunday is skipped at present", "Sunday is skipped at the moment"]],
      },
    ],
  },
  {
    key: "shot-log",
    product: "finch-app",
    language: "en",
    title: "Shot log and export",
    by: "deshawn",
    ago: 219,
    summary: "With the time zone thing",
    views: 410,
    body: `*Log › Export › CSV* writes one line per shot:

\`\`\`csv
time,dose,yield,seconds,temp
2025-11-02T04:40:12,18.0,36.4,29.1,93.0
\`\`\`

:::applies 4
\`time\` is UTC without saying so.
:::

:::applies 5
\`time\` ends in Z.
:::`,
    edits: [
      {
        by: "a_zhou",
        ago: 218,
        summary: "pandas",
        add: `\`\`\`python
log["time"] = pd.to_datetime(log["time"], utc=True).dt.tz_convert("Europe/Berlin")
\`\`\``,
      },
      {
        by: "po_han",
        ago: 217,
        summary: "Column temp is the boiler, not the group",
        change: [["writes one line per shot:", "writes one line per shot (`temp` is the boiler, not the group):"]],
      },
      {
        by: "deshawn",
        ago: 28,
        summary: "Lag",
        add: `**Stop at weight:** the lag of the scale is under *Recipe › Stop › Lag*, 0.8 s by default. If you end 3 g late, try 2.3 (#{app-scale}).`,
      },
    ],
  },
  {
    key: "updating",
    product: "finch-app",
    language: "en",
    title: "Updating the firmware",
    by: "jonas_k",
    ago: 292,
    summary: "Nobody needs to panic at 61 %",
    views: 1466,
    body: `Tank full, phone in airplane mode with Bluetooth on, within two metres, ten minutes.

## It stopped in the middle

Ring breathing blue: it waits for the rest and goes on where it stopped. *Machine › Firmware › Resume*. Without the phone: \`−\` and \`Power\` for ten seconds brings the old version back.`,
    edits: [
      {
        by: "wei_chen",
        ago: 211,
        summary: "Android stops at 5 %",
        add: `## Android: stops at 5 %

The battery optimiser cuts Bluetooth off. Settings › Apps › Finch › Battery › unrestricted. 中文：[[升级固件]]`,
      },
      {
        by: "amara",
        ago: 40,
        summary: "FILL THE TANK",
        change: [
          [
            "Tank full, phone in airplane mode",
            "**Tank full** (the update ends with a rinse; an empty tank ends in [[finch-one/E-17: no flow]]), phone in airplane mode",
          ],
        ],
      },
      {
        by: "ines",
        ago: 23,
        summary: "What is new",
        add: `## Versions

| version | brought |
|---|---|
| 2.0 | pre-infusion, prime cycle, cold start, E-12 |
| 2.1 | descaling goes on after a power cut, E-23, steam zero |
| 2.1.1 | hardness “soft”, steam zero in the menu |`,
      },
    ],
  },
  {
    key: "shengji",
    parent: "updating",
    product: "finch-app",
    language: "zh-Hans",
    title: "升级固件",
    by: "wei_chen",
    ago: 211.5,
    summary: "给安卓用户",
    views: 176,
    body: `水箱加满，手机开飞行模式再单独打开蓝牙，离机器两米以内，十分钟左右。

**安卓卡在 5%：** 设置 › 应用 › Finch › 电池 › 不限制，升级时不要锁屏。

**中途断了：** 蓝色灯慢闪表示在等剩下的部分，点“继续”即可，不会变砖。`,
    edits: [
      {
        by: "a_zhou",
        ago: 205,
        summary: "自启动管理",
        change: [["升级时不要锁屏。", "升级时不要锁屏；有的牌子还要打开“自启动”。"]],
      },
      {
        by: "xiaoming",
        ago: 40,
        summary: "水箱要满，不然 E-17",
        add: `> [!WARNING]
> 升级最后会冲洗一次，水箱没水就会报 \`E-17\`。`,
      },
      {
        by: "wei_chen",
        ago: 39,
        summary: "标点",
        isMinor: true,
        change: [["点“继续”即可，不会变砖。", "点“继续”就行，不会变砖。"]],
      },
    ],
  },
  {
    key: "water",
    language: "en",
    title: "Water for espresso",
    by: "kees",
    ago: 418,
    summary: "So that I can link instead of repeating myself",
    views: 2340,
    body: `Two numbers matter: **hardness** (what becomes scale) and **alkalinity** (what keeps acids in check).

| | for taste | for the machine |
|---|---|---|
| hardness | 3–8 °dH | below 6 °dH |
| alkalinity | 2–4 °dH | above 1.5 °dH |

1 °dH = 17.8 mg/l CaCO₃ = 1.25 °e = 1.78 °fH.

## Four ways

1. **Lucky tap.** Do nothing.
2. **Cartridge in a jug**, mixed with tap water. Two thirds filtered at 19 °dH gives about 6.
3. **Filter in the tank**, CF-F04. Good for 40 l at 19 °dH, 110 l at 8.
4. **Distilled water and two bottles**, see #{water-recipe}.

> [!WARNING]
> Never pure distilled or reverse osmosis water: it is corrosive, and the level probe of the Duo cannot see it.`,
    edits: [
      {
        by: "p_lindqvist",
        ago: 416,
        summary: "Softened by salt?",
        add: `## House softener

Exchanges calcium for sodium: no scale, but the alkalinity stays high and the coffee tastes of little. Better than 21 °dH, worse than a jug.`,
      },
      {
        by: "kees",
        ago: 415,
        summary: "Conductivity limit",
        change: [
          [
            "the level probe of the Duo cannot see it.",
            "the level probe of the Duo cannot see it below about 30 µS/cm.",
          ],
        ],
      },
      {
        by: "jonas_k",
        ago: 230,
        summary: "Litre figures for the jug",
        change: [
          [
            "Two thirds filtered at 19 °dH gives about 6.",
            "Two thirds filtered at 19 °dH gives about 6, and the machine asks for descaling every five months instead of every three weeks.",
          ],
        ],
      },
      {
        by: "po_han",
        ago: 180,
        summary: "中文讀者",
        isMinor: true,
        change: [["1 °dH = 17.8 mg/l CaCO₃", "1 °dH = 17.8 mg/l (ppm) CaCO₃"]],
      },
      {
        by: "bernd_h",
        ago: 130,
        summary: "zu lang",
        change: [
          [
            "Two numbers matter: **hardness** (what becomes scale) and **alkalinity** (what keeps acids in check).",
            "Water.",
          ],
        ],
      },
      { by: "kees", ago: 129.7, summary: "Restored. Bernd, a page about water may contain words", back: 5 },
      {
        by: "tess_w",
        ago: 20,
        summary: "Zero hardness and E-23",
        add: `With the two bottles set the hardness to *soft* (2.1.1), or the machine will want to descale nothing: #{descale-locked}.`,
      },
    ],
    proposals: [
      {
        by: "priya_n",
        ago: 3.3,
        summary: "Canadian bottled water has no °dH on the label, add grains",
        change: [["1 °dH = 17.8 mg/l (ppm) CaCO₃", "1 °dH = 17.8 mg/l (ppm) CaCO₃ = 1.04 grains per US gallon"]],
      },
    ],
  },
  {
    key: "glossary",
    language: "en",
    title: "Glossary",
    by: "ian_muir",
    ago: 399,
    summary: "Words I had to look up",
    protection: "open",
    views: 812,
    body: `**Puck** – what is left of the coffee. Good ones leave in one piece.

**Channeling** – water found a short cut.

**Yield** – what is in the cup, in grams, not in hope.

**Dial in** – see [[finch-one/Dialling in]].`,
    edits: [
      {
        by: "hollis",
        ago: 398,
        summary: "Retention",
        add: `**Retention** – coffee that stays in the grinder until you change the beans.`,
      },
      {
        by: "anke_s",
        ago: 350,
        summary: "German",
        add: `**Rückspülen** – backflushing. **Siebträger** – portafilter. **Bezug** – the shot itself.`,
      },
      {
        by: "xiaoming",
        ago: 240,
        summary: "中文",
        add: `**粉饼** – puck. **萃取** – extraction. **布粉** – distributing the grounds.`,
      },
      {
        by: "oksana",
        ago: 200,
        summary: "По-русски",
        add: `**Пролив** – the shot. **Холдер** – portafilter. **Темпер** – tamper.`,
      },
      {
        by: "amara",
        ago: 66,
        summary: "puck, clarified",
        isMinor: true,
        change: [
          ["Good ones leave in one piece.", "Good ones leave in one piece, the others leave all over the sink."],
        ],
      },
      {
        by: "priya_n",
        ago: 64,
        summary: "Updose",
        add: `**Updose** – put more in. Always said as if it were a secret.`,
      },
    ],
  },
  {
    key: "how-we-write",
    language: "en",
    title: "How we write pages",
    by: "tomasz",
    ago: 528,
    summary: "House style, one screen",
    protection: "staff",
    views: 320,
    body: `- Say what to do before you say why.
- Numbers with units: 93 °C, 18 g, 9 bar. A part number if there is one.
- Which version it holds for, if not for all. There is a block for it.
- One language per page. Link the others at the bottom.
- If somebody found it out in a thread, link the thread. People like to see where a sentence comes from.`,
    edits: [
      {
        by: "greta",
        ago: 527,
        summary: "Reverting",
        add: `Undoing an edit is fine; say why in the summary, and take the argument to the thread.`,
      },
      {
        by: "sabine_r",
        ago: 208,
        summary: "After the Dialling-in affair",
        change: [
          ["Undoing an edit is fine;", "Undoing an edit is fine, undoing it twice is not: ask a moderator. Either way"],
        ],
      },
      {
        by: "sabine_r",
        ago: 207.9,
        summary: "Semicolon left over",
        isMinor: true,
        change: [["Either way say why in the summary", "Either way, say why in the summary"]],
      },
    ],
  },
];
