// What moderators had and have to do with: flags, decisions, appeals, suggestions. Oldest first within each story.
import type { DemoCase } from "./story";

export const cases: DemoCase[] = [
  {
    on: "nbr",
    acts: [
      {
        do: "flag",
        by: "jonas_k",
        ago: 287.7,
        rule: "responsibility",
        passage: "NBR geht schon",
        because: "Wer das glaubt, hat bald Gummi im Ventil.",
      },
      {
        do: "decide",
        by: "tomasz",
        ago: 287.5,
        outcome: "dismiss",
        note: "Being wrong about rubber is not against the rules. Your reply below is the better answer to it.",
      },
    ],
  },
  {
    on: "gaggle",
    acts: [
      { do: "flag", by: "anke_s", ago: 131.8, rule: "respect", passage: "ihr Kaffeesekten-Heinis" },
      { do: "flag", by: "mareike", ago: 131.7, rule: "respect", passage: "ihr Kaffeesekten-Heinis" },
      {
        do: "decide",
        by: "sabine_r",
        ago: 131.4,
        outcome: "remove",
        rule: "respect",
        passage: "ihr Kaffeesekten-Heinis",
        note: "Die Frage nach dem Strompreis war gut, der Rest nicht. Stellen Sie sie gern noch einmal ohne den letzten Satz.",
      },
      { do: "appeal", by: "lothar_59", ago: 131.1, because: "Das war ironisch gemeint. Hier versteht niemand Spaß." },
      {
        do: "decide",
        by: "tomasz",
        ago: 130.6,
        outcome: "uphold",
        note: "I asked two people who like jokes. The rule is about how it reads, and it reads as an insult.",
      },
    ],
  },
  {
    on: "own-scale",
    acts: [
      { do: "flag", by: "bernd_h", ago: 139.2, rule: "advertising", passage: "our little sensor board" },
      {
        do: "decide",
        by: "tomasz",
        ago: 139,
        outcome: "remove",
        rule: "advertising",
        passage: "our little sensor board",
        note: "A link to something you made is welcome in the Marketplace.",
      },
      {
        do: "appeal",
        by: "po_han",
        ago: 138.8,
        because:
          "It is not for sale. “Our” means my colleague and me; the drawing is free and I was asked for it two comments above.",
      },
      {
        do: "decide",
        by: "sabine_r",
        ago: 138.3,
        outcome: "overturn",
        note: "Stimmt: nichts zu kaufen, und es wurde danach gefragt. Der Kommentar ist wieder da.",
      },
    ],
  },
  {
    on: "nordic-subscription",
    acts: [
      { do: "flag", by: "deshawn", ago: 41.3, rule: "advertising", passage: "Ask for it by mail" },
      {
        do: "decide",
        by: "tomasz",
        ago: 41.1,
        outcome: "move",
        rule: "advertising",
        passage: "Ask for it by mail",
        note: "A good offer in the wrong room. It is in the Marketplace now, nothing else has changed.",
      },
    ],
  },
  {
    on: "cheap-burrs",
    acts: [
      { do: "flag", by: "paul_okafor", ago: 20.3, rule: "spam", passage: "same factory, half price" },
      { do: "flag", by: "tess_w", ago: 20.2, rule: "spam", passage: "same factory, half price" },
      {
        do: "decide",
        by: "wei_chen",
        ago: 20,
        outcome: "remove",
        rule: "spam",
        passage: "same factory, half price",
        note: "The third time in three threads, and it was not an answer in any of them.",
      },
      {
        do: "appeal",
        by: "lothar_59",
        ago: 1.2,
        because:
          "Es stimmt aber: die Scheiben kommen aus derselben Fabrik, ich habe Fotos der Kartons. Eine Meinung ist kein Spam.",
      },
    ],
  },
  {
    on: "frozen-decaf",
    acts: [
      {
        do: "flag",
        by: "bernd_h",
        ago: 3.1,
        rule: "advertising",
        passage: "We roast a decaf ourselves",
        because: "Schon wieder der Röster.",
      },
    ],
  },
  {
    on: "who-measures",
    acts: [
      { do: "flag", by: "anke_s", ago: 0.8, rule: "respect", passage: "selber schuld, ihr Schlafmützen" },
      { do: "flag", by: "marina_k", ago: 0.5, rule: "respect", passage: "ihr Schlafmützen" },
    ],
  },
  {
    on: "fenbing-shi",
    acts: [
      {
        do: "flag",
        by: "yusuf",
        ago: 0.45,
        rule: "on-topic",
        because: "Probably a duplicate? My Chinese is a dictionary.",
      },
    ],
  },
  {
    on: "puck-photo",
    acts: [{ do: "decide", by: "wei_chen", ago: 65.7, outcome: "publish", note: "" }],
  },
  {
    on: "hilfe-hilfe",
    acts: [
      {
        do: "decide",
        by: "sabine_r",
        ago: 0.27,
        outcome: "return",
        rule: "respect",
        passage: "WARUM MACHT IHR MEINE FRAGE ZU???",
        note: "Niemand will Sie loswerden. Zählen Sie bitte, wie oft die Lampe blinkt, schreiben Sie das in die erste Frage (ohne Großbuchstaben), und sie wird sofort wieder geöffnet.",
      },
    ],
  },
];
