// Aus dem ersten Jahr und vom letzten Monat, auf Deutsch.
import type { DemoQuestion } from "./story";

export const questions: DemoQuestion[] = [
  {
    key: "manometer-pendelt",
    language: "de",
    product: "finch-duo",
    version: "firmware 2.0",
    tags: ["druck", "pumpe"],
    views: 734,
    by: "anke_s",
    ago: 383,
    title: "Manometer pendelt zwischen 7 und 11 bar, Kaffee schmeckt jedes Mal anders",
    body: `Die linke Maschine (FD-23-00417) steht beim Bezug nicht mehr still: Der Zeiger wandert im Takt von etwa zwei Sekunden zwischen 7 und 11 bar. Mit Blindsieb dasselbe. Die rechte daneben steht wie angenagelt auf 9.

Pumpe oder Manometer? Und was davon kann ich am Montag, wenn zu ist, selbst tauschen?`,
    up: ["mareike", "sabine_r"],
    meToo: ["mareike"],
    answers: [
      {
        key: "bypass-ventil",
        by: "jonas_k",
        ago: 382.6,
        acceptedBy: "anke_s",
        acceptedAgo: 380,
        body: `Weder noch, das Bypassventil der Rotationspumpe flattert. Sitzt seitlich an der Pumpe unter der Hutmutter (17er Schlüssel).

1. Maschine aus, Wasserhahn zu, **Druck ablassen**.
2. Hutmutter ab, Kontermutter lösen, Schraube herausdrehen und dabei die Umdrehungen zählen.
3. Kugel und Feder herausnehmen. Auf dem Sitz liegt fast immer ein Kalkkrümel. Wattestäbchen, Zitronensäure, abspülen.
4. Mit derselben Zahl Umdrehungen zurück, dann mit Blindsieb auf 9 bar stellen.

Wenn die Kugel eine sichtbare Rille hat: CF-R71, kostet unter zehn Euro.`,
        up: ["anke_s", "mareike", "sabine_r", "rosie_b", "dmitri_v"],
        edits: [
          {
            by: "sabine_r",
            ago: 371,
            summary: "Schlüsselweite nachgemessen",
            change: [["(17er Schlüssel)", "(16er Schlüssel, der 17er geht zur Not)"]],
          },
        ],
        comments: [
          {
            by: "anke_s",
            ago: 380,
            body: "Krümel, natürlich. Seit gestern Abend 9,0 und kein Millimeter Bewegung. Die Zickige ist jetzt die andere.",
            up: ["jonas_k", "sabine_r", "mareike"],
          },
        ],
      },
    ],
  },
  {
    key: "geruch-neu",
    language: "de",
    product: "finch-one",
    version: "firmware 2.1",
    tags: ["geruch", "neu"],
    views: 268,
    by: "frank_d",
    ago: 0.38,
    title: "Neue Maschine riecht nach Plastik, ist das gesundheitlich ok?",
    body: "gestern gekommen, drei Tanks durchlaufen lassen wie im Heft, der Kaffee schmeckt trotzdem nach Campingstuhl. legt sich das?",
    answers: [
      {
        by: "sabine_r",
        ago: 0.3,
        body: "Ja, das legt sich. Es kommt fast immer vom Schlauch im Tank. Legen Sie ihn über Nacht in Wasser mit einem Löffel Natron und heizen Sie die Maschine zweimal leer auf. Nach zwei, drei Tagen ist es weg; wenn nicht, melden Sie sich noch einmal mit der Seriennummer.",
        up: ["jonas_k"],
      },
    ],
  },
  {
    key: "tropft-nach-bezug",
    language: "de",
    product: "finch-one",
    tags: ["magnetventil", "tropft"],
    views: 402,
    by: "sabine_r",
    ago: 467,
    title: "Nach dem Bezug tropft es noch eine halbe Minute nach",
    body: "Früher war nach dem Abschalten sofort Schluss, jetzt läuft der Siebträger noch gut 30 Sekunden nach, und der Puck ist eine Suppe. Der Druck entlädt sich auch nicht mehr hörbar in die Schale. Firmware 1.8, Rückspülen mit Pulver zweimal gemacht, keine Änderung.",
    up: ["jonas_k"],
    answers: [
      {
        key: "dreiwegeventil",
        by: "jonas_k",
        ago: 466.5,
        acceptedBy: "sabine_r",
        acceptedAgo: 464,
        body: `Dreiwegeventil. Der Stößel klebt am Kaffeefett, deshalb macht es zu langsam auf.

Ausbau: Stecker der Spule abziehen, eine Mutter (22), Spule abheben, darunter das Röhrchen mit dem 14er herausschrauben. Stößel und Feder **in dieser Richtung** wieder hinein, ein Foto vorher schadet nie. Alles eine Stunde in Kaffeefettlöser.

O-Ring gleich mit tauschen, 12 × 1,5 EPDM, kein NBR. NBR quillt.`,
        up: ["sabine_r", "anke_s", "dmitri_v", "grigori"],
        comments: [
          { by: "sabine_r", ago: 464, body: "Zischt wieder. Der O-Ring war übrigens NBR, jemand vor mir hat gespart." },
          { key: "nbr", by: "bernd_h", ago: 288, body: "NBR geht schon, meiner hält seit 12 Jahren." },
          { by: "jonas_k", ago: 287.8, body: "In heißem Fett? Dann ist es keiner.", up: ["sabine_r"] },
        ],
      },
    ],
  },
  {
    key: "mill-nullpunkt",
    language: "de",
    product: "calder-mill",
    version: "2023",
    tags: ["nullpunkt", "mahlgrad"],
    views: 619,
    by: "mareike",
    ago: 334,
    title: "Nullpunkt nach dem Reinigen verstellt, wie finde ich ihn wieder?",
    body: "Ich habe das Oberteil zum Putzen abgenommen und beim Zusammenbau offenbar einen Gewindegang verpasst. Jetzt mahle ich Espresso bei 31, vorher war es 9. Gibt es einen Trick oder muss ich mich von Hand herantasten?",
    up: ["sabine_r", "tess_w"],
    meToo: ["tess_w"],
    answers: [
      {
        key: "nullpunkt-suchen",
        by: "paul_okafor",
        ago: 333.5,
        acceptedBy: "mareike",
        acceptedAgo: 332,
        body: `Mein Deutsch ist Baustelle, aber so geht es:

1. Trichter ab, Mühle leer, **Stecker raus**.
2. Ring in Richtung fein, bis die Scheiben sich berühren: Sie spüren es an der Welle, wenn Sie von Hand drehen.
3. Zwei Striche zurück. Das ist Null.
4. Skalenring hat drei kleine Schrauben (1,5 mm). Lösen, auf 0 stellen, festziehen.

31 minus 9 sind 22 Striche, ein Gewindegang sind 24. Also Sie hatten fast recht: ein Gang, und der Rest ist Wärme.`,
        up: ["mareike", "sabine_r", "oksana", "a_zhou"],
        edits: [
          {
            by: "mareike",
            ago: 331,
            summary: "Reihenfolge: erst Stecker, dann Trichter",
            isMinor: true,
            change: [
              ["1. Trichter ab, Mühle leer, **Stecker raus**.", "1. **Stecker raus**, Trichter ab, Mühle leer."],
            ],
          },
        ],
        comments: [
          {
            by: "mareike",
            ago: 332,
            body: "Ein Gang. Ihr Deutsch ist besser als meine Montage, danke!",
            up: ["paul_okafor", "sabine_r"],
          },
        ],
      },
    ],
  },
  {
    key: "vorbruehen",
    language: "de",
    product: "finch-one",
    version: "firmware 2.0",
    tags: ["vorbrühen", "extraktion"],
    views: 355,
    by: "bernd_h",
    ago: 270,
    title: "Vorbrühen bei der One: bringt das was oder ist das Spielerei?",
    body: "Mit 2.0 gibt es im Menü jetzt „Vorbrühen 0–10 s“. Beim Handhebel mache ich das seit vierzig Jahren mit dem Arm. Kann die Pumpe das überhaupt, oder macht sie nur kurz an und wieder aus?",
    up: ["sabine_r"],
    comments: [
      {
        key: "gaggle",
        by: "lothar_59",
        ago: 132,
        body: "Und was kostet die Phasenanschnitt-Spielerei im Jahr an Strom? Fragt hier natürlich keiner, ihr Kaffeesekten-Heinis.",
      },
    ],
    answers: [
      {
        by: "dmitri_v",
        ago: 269.4,
        body: "Die Pumpe läuft gedrosselt (Phasenanschnitt), am Puck kommen etwa 2,5 bar an, nach vier Sekunden 3. Also echtes Vorbrühen, kein An und Aus. Bei heller Röstung 6–8 s, bei dunkler 2 oder gar nicht. Verzeihen Sie mein Deutsch.",
        up: ["bernd_h", "sabine_r", "jonas_k"],
      },
      {
        by: "mareike",
        ago: 268,
        body: "Bei mir macht es vor allem Channeling weg: Mit 5 Sekunden habe ich im bodenlosen Träger fast keine Spritzer mehr. Geschmacklich merke ich bei mittleren Röstungen ehrlich gesagt wenig.",
        up: ["bernd_h"],
        acceptedBy: "bernd_h",
        acceptedAgo: 266,
        comments: [
          {
            by: "bernd_h",
            ago: 266,
            body: "5 s eingestellt. Ich gebe es ungern zu.",
            up: ["mareike", "sabine_r", "anke_s", "jonas_k", "kees"],
          },
        ],
      },
    ],
  },
  {
    key: "entkalken-abgebrochen",
    language: "de",
    product: "finch-duo",
    version: "firmware 2.0",
    tags: ["entkalken"],
    views: 240,
    by: "anke_s",
    ago: 115,
    title: "Stromausfall mitten im Entkalken – wie komme ich da wieder raus?",
    body: "Mitten in Schritt 3 (Einwirken) ist in der ganzen Straße der Strom weg gewesen. Jetzt startet die Duo normal, als wäre nichts. Ist die Säure noch im Kessel? Ich traue mich nicht, Kaffee zu machen.",
    answers: [
      {
        key: "spuelen-erzwingen",
        by: "ines",
        ago: 114.6,
        acceptedBy: "anke_s",
        acceptedAgo: 114.5,
        body: "Gut, dass Sie fragen: Ja, sie ist noch drin. Die Maschine merkt sich den Schritt nicht. Bitte `Menü › Wartung › Spülen › Kessel` zweimal mit je einem vollen Tank, danach am Dampfrohr und am Auslauf je einen Teststreifen (pH 6–8 ist in Ordnung). In 2.1 setzt sie nach einem Stromausfall an derselben Stelle fort.",
        up: ["anke_s", "mareike", "lin_yating", "sabine_r"],
      },
    ],
  },
  {
    key: "app-kindersicherung",
    language: "de",
    product: "finch-app",
    version: "5",
    tags: ["sperre", "zeitplan"],
    views: 58,
    by: "sabine_r",
    ago: 17,
    title: "Kann ich die Maschine per App sperren, solange niemand zu Hause ist?",
    body: "Unser Sohn (4) hat gelernt, dass der Hebel lustig klingt. Gibt es eine Sperre, die man vom Sofa aus setzt?",
    up: ["amara"],
    meToo: ["amara"],
    answers: [
      {
        by: "frank_d",
        ago: 0.2,
        body: "Steckdose mit Schalter, 8 Euro, fertig.",
        down: ["sabine_r"],
      },
    ],
  },
  {
    key: "holzgriff-marktplatz",
    language: "de",
    area: "marketplace",
    product: "finch-duo",
    tags: ["suche"],
    views: 39,
    by: "anke_s",
    ago: 14,
    title: "Suche: Abtropfschale Finch Duo, gern mit Gebrauchsspuren",
    body: "Meine hat einen Sprung und ist neu erst in drei Wochen lieferbar (CF-D12). Wer hat eine übrig? Ich zahle Porto und einen Kaffee, oder in Husum umgekehrt.",
    comments: [
      {
        by: "rosie_b",
        ago: 13.5,
        body: "I have one from my spare parts machine. Small dent at the back. Writing you.",
        up: ["anke_s"],
      },
    ],
  },
  {
    key: "thermosiphon-de",
    language: "de",
    product: "finch-duo",
    tags: ["strom", "bereitschaft"],
    views: 132,
    by: "lothar_59",
    ago: 74,
    title: "Stromverbrauch Duo im Standby?",
    body: "Messgerät sagt 31 W die ganze Nacht. Das ist doch nicht normal. Was kann man da abstellen außer Stecker ziehen?",
    meToo: ["anke_s"],
    comments: [
      {
        key: "who-measures",
        by: "lothar_59",
        ago: 1.6,
        body: "Hat sonst noch jemand nachgemessen? Wer 31 W die ganze Nacht zahlt, ist selber schuld, ihr Schlafmützen.",
      },
    ],
    answers: [
      {
        by: "dmitri_v",
        ago: 73.5,
        body: "31 W ist „Schnellstart“: Der Brühkessel wird auf 70 °C gehalten. `Menü › Energie › Schnellstart › aus`, dann sind es 0,6 W, und morgens dauert es 10 statt 4 Minuten. Siehe auch [[Quick start]].",
        up: ["anke_s", "lothar_59", "sabine_r"],
        acceptedBy: "lothar_59",
        acceptedAgo: 73,
        key: "schnellstart-aus",
      },
    ],
  },
  {
    key: "hilfe-hilfe",
    language: "de",
    product: "calder-mill",
    tags: ["hilfe"],
    views: 0,
    by: "frank_d",
    ago: 0.33,
    title: "HILFE MÜHLE GEHT IMMER NOCH NICHT!!!",
    body: "WARUM MACHT IHR MEINE FRAGE ZU??? DIE MÜHLE GEHT NICHT!!! WAS SOLL ICH DENN NOCH SCHREIBEN!!! BITTE SOFORT!!!",
    held: [{ code: "shouting", rule: "respect", passage: "WARUM MACHT IHR MEINE FRAGE ZU???" }],
  },
];
