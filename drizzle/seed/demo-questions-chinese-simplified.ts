// 简体中文的提问：上班族、程序员和版主。
import type { DemoQuestion } from "./story";

export const questions: DemoQuestion[] = [
  {
    key: "mo-dou-sheng",
    language: "zh-Hans",
    product: "calder-mill",
    version: "2025",
    tags: ["噪音", "磨豆机"],
    views: 305,
    by: "a_zhou",
    ago: 251,
    title: "早上六点磨豆，邻居敲墙。Mill 2025 有没有办法安静一点？",
    body: `手机测了一下，磨 18 克大概 78 分贝，持续 7 秒。楼是老楼，墙很薄，昨天邻居敲了三下。

试过在底下垫毛巾，只小了 1 分贝。大家有什么办法？别说换手摇，我起不来那么早。`,
    up: ["xiaoming", "wei_chen"],
    meToo: ["xiaoming"],
    answers: [
      {
        key: "zhuansu",
        by: "wei_chen",
        ago: 250.6,
        acceptedBy: "a_zhou",
        acceptedAgo: 249,
        body: `2025 款的电机可以调速：通电时按住开关三秒，指示灯变蓝，旋一格刻度是一档，默认 1400 转，最低 900 转。

- 1400 转：78 分贝，7 秒
- 900 转：69 分贝，12 秒

另外底部四个脚垫里有两颗运输螺丝，很多人没拆，机身会跟桌子共振。拆掉又少 3 分贝。`,
        up: ["a_zhou", "xiaoming", "po_han", "lin_yating"],
        comments: [
          {
            by: "a_zhou",
            ago: 249,
            body: "运输螺丝真的还在……现在 66 分贝，邻居今天在电梯里对我笑了。",
            up: ["wei_chen", "xiaoming", "lin_yating"],
          },
        ],
      },
    ],
  },
  {
    key: "shuizhi-xuanze",
    language: "zh-Hans",
    product: "finch-one",
    tags: ["水质", "水垢"],
    views: 470,
    by: "xiaoming",
    ago: 398,
    title: "桶装纯净水可以直接用吗？说明书说不行，但没说为什么",
    body: "家里的自来水烧水壶一层白，所以一直买桶装纯净水（TDS 3）。说明书写“请勿使用纯净水”。咖啡味道有点平，但机器干干净净，到底会坏在哪里？",
    up: ["a_zhou", "lin_yating"],
    meToo: ["a_zhou"],
    answers: [
      {
        key: "chunjingshui",
        by: "po_han",
        ago: 344,
        body: `兩個原因（抱歉打繁體）：

1. 水太純，水位探針靠導電，3 µS 左右它會以為沒水。One 用浮球所以還好，**Duo 一定會出問題**，鍋爐會一直補水。
2. 純水會慢慢帶走黃銅裡的鋅和鉛，用久了不好。

加一點點鹽類就行，配方看 #{water-recipe}，每公升 15 毫升加 10 毫升。`,
        up: ["xiaoming", "a_zhou", "kees", "wei_chen"],
        acceptedBy: "xiaoming",
        acceptedAgo: 343,
        comments: [{ by: "xiaoming", ago: 343, body: "照配方兑了，味道立刻不一样，原来不是豆子的问题。" }],
      },
    ],
  },
  {
    key: "shengji-shibai",
    language: "zh-Hans",
    product: "finch-app",
    version: "4",
    tags: ["固件", "升级"],
    views: 219,
    by: "a_zhou",
    ago: 213,
    title: "安卓手机升级固件总是卡在 5%，苹果的没事",
    body: "App 4.7，安卓 13。每次到 5% 就“连接已断开”。借女朋友的 iPhone 一次就成功。有人知道是什么设置吗？总不能每次升级都先哄人。",
    up: ["wei_chen"],
    answers: [
      {
        by: "wei_chen",
        ago: 212.8,
        acceptedBy: "a_zhou",
        acceptedAgo: 212,
        key: "dianchi-youhua",
        body: "系统的“电池优化”把后台蓝牙掐了。设置 › 应用 › Finch › 电池 › 不限制，再升级时不要锁屏。有些品牌还要在“自启动管理”里打开。App 5 升级时会自己保持亮屏，不过电池优化还是要关。",
        up: ["a_zhou", "xiaoming"],
        comments: [
          { by: "a_zhou", ago: 212, body: "成了。女朋友问我怎么不借手机了。", up: ["wei_chen", "xiaoming", "po_han"] },
        ],
      },
    ],
  },
  {
    key: "fenbing-shi",
    language: "zh-Hans",
    product: "finch-one",
    version: "firmware 2.1",
    tags: ["萃取", "粉饼"],
    views: 44,
    by: "liu_yan",
    ago: 1,
    title: "做完咖啡粉饼是湿的，像泥一样，是机器坏了吗",
    body: "新手，机器刚到三天。粉碗里放了 14 克，出来的咖啡还可以，但粉饼很湿，敲不出来。看别人视频里都是干干的一块。",
    answers: [
      {
        by: "xiaoming",
        ago: 0.9,
        body: "没坏，是粉太少。双份粉碗要 17～19 克，14 克上面空隙大，水排不干净。加到 18 克再看看。湿一点本身不影响味道。",
        up: ["a_zhou", "wei_chen"],
        comments: [{ by: "liu_yan", ago: 0.7, body: "18 克果然好多了，谢谢！" }],
      },
    ],
  },
  {
    key: "erjia-pad",
    language: "zh-Hans",
    area: "marketplace",
    product: "calder-mill",
    tags: ["出售"],
    views: 51,
    by: "a_zhou",
    ago: 18,
    title: "出一套 Mill 刀盘 CF-B64，全新未拆，多买了一套",
    body: "去年囤的，发现自己一年才磨 10 公斤，这辈子用不完。原价 59 欧，320 元包邮。成都可以当面给，顺便请您喝一杯。",
    comments: [
      { by: "xiaoming", ago: 17.5, body: "2023 款能用吗？" },
      { by: "a_zhou", ago: 17.4, body: "能，2023 和 2025 的刀盘一样，只是底座不同。", up: ["xiaoming"] },
    ],
  },
];
