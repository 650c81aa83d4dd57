// Pages about the Finch One in German, Russian and Chinese.
import type { DemoPage } from "./story";

export const pages: DemoPage[] = [
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
