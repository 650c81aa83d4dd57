// 繁體中文的提問：台南的小店與新竹的工程師。
import type { DemoQuestion } from "./story";

export const questions: DemoQuestion[] = [
  {
    key: "kaidian-yure",
    language: "zh-Hant",
    product: "finch-duo",
    version: "firmware 2.0",
    tags: ["預熱", "排程"],
    views: 346,
    by: "lin_yating",
    ago: 328,
    title: "每天七點開店，兩台 Duo 要多早開機，第一杯才穩？",
    body: "現在六點半到店才開機，前三杯客人都說酸。鍋爐十分鐘就顯示到溫了，但我覺得沖煮頭沒有跟上。有人量過嗎？請人早半小時來開機不划算。",
    up: ["po_han", "anke_s"],
    meToo: ["anke_s"],
    answers: [
      {
        key: "yure-liangce",
        by: "po_han",
        ago: 327.5,
        acceptedBy: "lin_yating",
        acceptedAgo: 325,
        body: `我有量：

| 開機後 | 鍋爐 | 沖煮頭表面 | 出水 |
|---|---|---|---|
| 10 分 | 93.0 | 71 | 87.5 |
| 18 分 | 93.0 | 82 | 91.0 |
| 26 分 | 93.0 | 86 | 92.6 |

所以要 **25 分鐘**。不想等的話，把手鎖上空沖三次、每次五秒，18 分鐘就能到 92.5。

App 的「排程」可以六點五分自動開機，店裡沒人也行，水箱記得前一晚加滿。`,
        up: ["lin_yating", "anke_s", "dmitri_v", "rosie_b", "mareike"],
        comments: [
          {
            by: "lin_yating",
            ago: 325,
            body: "改成 6:05 自動開。今天第一杯的客人說「今天怎麼這麼甜」。",
            up: ["po_han", "anke_s", "wei_chen"],
          },
        ],
      },
    ],
  },
  {
    key: "zhengqi-ya",
    language: "zh-Hant",
    product: "finch-duo",
    version: "firmware 2.1",
    tags: ["蒸汽", "壓力"],
    views: 112,
    by: "lin_yating",
    ago: 25,
    title: "更新到 2.1 之後蒸汽壓力上不去，只到 0.7 bar",
    body: "右邊那台更新後蒸汽只到 0.7，設定還是 0.9。左邊沒更新的正常。有降版的方法嗎？",
    up: ["anke_s"],
    answers: [
      {
        key: "zhengqi-jiaozheng",
        by: "ines",
        ago: 24.5,
        acceptedBy: "lin_yating",
        acceptedAgo: 24,
        body: "2.1 把壓力感測器的零點重設了，要做一次校正：關機放涼（鍋爐低於 40 °C），打開蒸汽閥，再開機同時按住 `Hot water`，聽到兩聲嗶就好。之後 0.9 就是 0.9。不需要降版。（由同事協助翻譯）",
        up: ["lin_yating", "anke_s", "po_han"],
        edits: [
          {
            by: "ines",
            ago: 5.5,
            summary: "2.1.1 起改在選單裡",
            change: [
              [
                "再開機同時按住 `Hot water`，聽到兩聲嗶就好。",
                "再開機同時按住 `Hot water`，聽到兩聲嗶就好。2.1.1 起改到 `Menu › Service › Zero`，不用再按住按鍵。",
              ],
            ],
          },
        ],
        comments: [{ by: "lin_yating", ago: 24, body: "嗶了兩聲，0.9 回來了。" }],
      },
    ],
  },
  {
    key: "mill-daohu",
    language: "zh-Hant",
    product: "calder-mill",
    version: "2025",
    tags: ["刻度", "校正"],
    views: 187,
    by: "po_han",
    ago: 173,
    title: "兩台 Mill 2025 同一個刻度，粉的粗細差很多，正常嗎？",
    body: "自己一台、公司一台，同一包豆子、刻度都是 10，用篩網量 400 µm 以下的比例：一台 31 %，一台 44 %。序號 M25-0288140 和 M25-0302556，都沒有 S。",
    up: ["lin_yating", "hollis"],
    answers: [
      {
        by: "paul_okafor",
        ago: 172.4,
        body: "Normal, I'm afraid. The dial is a ring that somebody in Flensburg sets to zero by ear, ±1.5 marks. Set the zero of both yourself (see [[Zero point and dial]]) and they should agree within 3 %. 謝謝你的篩網 – the sieve data is the best bug report I got this year.",
        up: ["po_han", "hollis", "lin_yating"],
        acceptedBy: "po_han",
        acceptedAgo: 170,
        key: "dial-by-ear",
        comments: [{ by: "po_han", ago: 170, body: "兩台都重新歸零：38 % 和 40 %。可以接受。" }],
      },
    ],
  },
  {
    key: "xiu-show-sensor",
    language: "zh-Hant",
    area: "showcase",
    product: "finch-duo",
    tags: ["改裝", "照明"],
    views: 204,
    by: "lin_yating",
    ago: 95,
    title: "幫兩台 Duo 做了台南老磁磚的側板",
    body: "老房子拆下來的花磚，切到 6 毫米，用耐熱矽膠貼在原廠側板上。每邊多 1.4 公斤，開合還順。\n\n散熱孔有留。切磚的師傅說這輩子第一次切給咖啡機。",
    up: ["mareike", "jonas_k", "anke_s", "po_han", "xiaoming", "rosie_b", "tess_w"],
    comments: [
      {
        by: "anke_s",
        ago: 94,
        body: "This is the most beautiful Duo I have seen. Does the warm side make the grout crack?",
        up: ["lin_yating"],
      },
      { by: "lin_yating", ago: 93.5, body: "No grout, only silicone. Grout would crack for sure." },
    ],
  },
  {
    key: "shuiguan-jie",
    language: "zh-Hant",
    product: "finch-duo",
    tags: ["進水", "安裝"],
    views: 36,
    by: "po_han",
    ago: 3.4,
    title: "Duo 直接接水管，進水壓力 4.5 bar 要不要加減壓閥？",
    body: "公司大樓的水壓量到 4.5 bar，晚上會到 5.2。說明書寫「最大 4 bar」，但沒寫超過會怎樣。打算直接接，還是一定要加減壓閥？",
    meToo: ["lin_yating"],
  },
];
