// The first year, in English.
import type { DemoQuestion } from "./story";

export const questions: DemoQuestion[] = [
  {
    key: "read-first",
    language: "en",
    tags: ["community"],
    views: 2210,
    by: "tomasz",
    ago: 534,
    isPinned: true,
    title: "Before you ask: what helps others to help you",
    body: `Four things turn "it does not work" into something that can be answered in one go:

1. **Which machine and which firmware.** Finch One and Duo show it under \`Menu › About\`. On the Mill it is the year on the sticker under the bean hopper.
2. **What the display or the ring says**, word for word. \`E-17\` and \`E-71\` are different planets.
3. **What changed before it started.** New beans, new water, moved house, an update, a toddler.
4. **What you tried**, so that nobody tells you to switch it off and on again. (Have you, though?)

Numbers beat adjectives. "18 g in, 36 g out, 41 s" says more than "way too slow". A photo of the puck says more than either.

Most of what comes up every month is in the wiki by now, start at [[Error codes]].`,
    up: ["ines", "mareike", "jonas_k", "hollis", "oksana", "kees", "amara", "rosie_b", "deshawn"],
    edits: [
      {
        by: "tomasz",
        ago: 402,
        summary: "For cafés",
        add: `If you run a café and it is Saturday, say so in the title. People are kind about that.`,
      },
    ],
    comments: [
      {
        by: "hollis",
        ago: 531,
        body: "5. If the machine is on the floor of the car already, say that too.",
        up: ["tomasz", "jonas_k"],
      },
    ],
    answers: [
      {
        by: "greta",
        ago: 533,
        acceptedBy: "tomasz",
        acceptedAgo: 532.5,
        body: `Copy, paste, fill in:

\`\`\`text
Machine and firmware:
What it says:
What changed:
What I tried:
\`\`\`

Five lines are fine. Nobody here minds short.`,
        up: ["tomasz", "hollis", "jonas_k", "amara"],
      },
    ],
  },
  {
    key: "first-shots-sour",
    language: "en",
    product: "finch-one",
    version: "firmware 1.8",
    tags: ["dialling-in", "taste"],
    views: 1830,
    by: "ian_muir",
    ago: 410,
    title: "Everything tastes of lemon. New machine, new grinder, old beans?",
    body: `Two weeks in. Finch One on 1.8, Calder Mill 2023, 18 g in the double basket. Out comes 36 g in about 17 seconds and my wife calls it "battery".

Grinder dial is on 14. Beans came from the supermarket, roast date unknown, best before next spring.

Do I turn the temperature up or the grinder down? I have been doing both at once and learning nothing.`,
    up: ["hollis", "tess_w", "oksana"],
    meToo: ["tess_w"],
    answers: [
      {
        key: "one-thing-at-a-time",
        by: "hollis",
        ago: 409.8,
        acceptedBy: "ian_muir",
        acceptedAgo: 407,
        body: `One variable at a time, in this order:

1. **Dose.** Leave it at 18.0 g. Weigh it. Not 18-ish.
2. **Yield.** Leave it at 36 g.
3. **Grind.** Only this moves. 17 s is far too fast; take the dial from 14 to 11 and pull two shots before you judge. The first one after a change is half old setting, because about 1.5 g of the previous grind sits in the chute.
4. When the time is between 26 and 32 s, *then* taste, and only then touch the temperature.

Ninety percent of "sour" is step 3. I would also buy one bag with a roast date on it just to have a reference. You would not set up a lathe with a ruler that came out of a cracker.`,
        up: ["ian_muir", "oksana", "tess_w", "p_lindqvist", "amara", "deshawn", "rosie_b"],
        comments: [
          {
            by: "ian_muir",
            ago: 407,
            body: "Dial 10, 29 seconds, fresh bag from Inverness. The wife has withdrawn the word battery.",
            up: ["hollis", "tess_w"],
          },
          { by: "hollis", ago: 406.9, body: "High praise. Leave it alone now for a week." },
        ],
      },
      {
        by: "p_lindqvist",
        ago: 408,
        body: `Agree with Hollis on the order. I would add: if the beans are light, stop worrying about 1:2. Pull 18 → 45 and see whether the lemon turns into something you can name.`,
        up: ["ian_muir", "hollis"],
      },
    ],
  },
  {
    key: "e04-cold-kitchen",
    language: "en",
    product: "finch-one",
    version: "firmware 1.8",
    tags: ["e-04", "sensor", "temperature"],
    views: 640,
    by: "hollis",
    ago: 498,
    title: "E-04 on cold mornings only, clears itself after ten minutes",
    body: `Garage kitchen, 3 to 5 °C overnight in winter. On those mornings the One starts with \`E-04\`, refuses to heat, and if I wait ten minutes with the garage heater on it starts as if nothing had happened.

The parts list says E-04 is "boiler probe open". A probe does not heal itself. I measured it: 108 kΩ at 22 °C, which is what an NTC 100k should read near there. So what is the controller thinking?`,
    up: ["dmitri_v", "jonas_k"],
    meToo: ["ian_muir"],
    answers: [
      {
        key: "e04-ntc",
        by: "dmitri_v",
        ago: 497,
        acceptedBy: "hollis",
        acceptedAgo: 489,
        body: `It thinks the probe is open because below about 6 °C the resistance of a 100k NTC passes 230 kΩ, and 1.8 treats everything over 220 kΩ as a broken wire. I found the threshold by putting a potentiometer in place of the probe: 221k gives E-04, 219k does not.

So it is not the probe and not the wiring. Warm the machine above 7 °C, or put a 2.2 MΩ resistor parallel to the probe: 230k becomes 208k, and at brewing temperature (about 6 kΩ) it changes the reading by less than 0.1 °C.

I would wait for a firmware instead of soldering.`,
        up: ["hollis", "jonas_k", "po_han", "grigori"],
        edits: [
          {
            by: "dmitri_v",
            ago: 296,
            summary: "Solved by 2.0",
            add: `**Edit:** 2.0 moved the threshold to 400 kΩ (about −5 °C). With 2.0 or later do not add the resistor, and take it out if you have.`,
          },
        ],
        comments: [
          {
            by: "hollis",
            ago: 489,
            body: "Confirmed with a decade box, 220.4 kΩ. Fine piece of detective work. I moved the machine indoors, which the machine prefers and my wife does not.",
            up: ["dmitri_v"],
          },
          {
            by: "ines",
            ago: 488,
            body: "Passed on to the firmware people with a link to this thread. Thank you, both.",
          },
          { by: "ines", ago: 297, body: "And it is in 2.0: see the release notes, “cold start”." },
        ],
      },
    ],
  },
  {
    key: "backflush-how-often",
    language: "en",
    product: "finch-one",
    tags: ["cleaning", "backflush"],
    views: 1475,
    by: "amara",
    ago: 356,
    title: "How often do you really backflush? Honest answers please",
    body: `Manual: every 200 shots with powder. Internet: every day or you will die. Me: I had the machine for a week before I knew the word.

Three coffees a day, one of them interrupted. What is the actual consequence of being lazy here?`,
    up: ["rosie_b", "ian_muir", "tess_w", "priya_n"],
    meToo: ["priya_n", "rosie_b"],
    answers: [
      {
        key: "backflush-rhythm",
        by: "anke_s",
        ago: 355.7,
        acceptedBy: "amara",
        acceptedAgo: 355,
        body: `In the café every evening. At home every Sunday with water only and every fourth Sunday with powder, and nobody died.

What happens if you don't: coffee oil goes into the three-way valve, gets sticky, and one day the pressure does not release and you get wet grounds in the face when you take the portafilter off. That is the consequence. It is not dangerous but you do it once.

3 g powder in the blind basket, 5 × (10 seconds on, 10 off), then the same with water.`,
        up: ["amara", "rosie_b", "jonas_k", "ian_muir", "sabine_r"],
        edits: [
          {
            by: "sabine_r",
            ago: 350,
            summary: "Typo",
            isMinor: true,
            change: [["nobody died.", "nobody has died yet."]],
          },
        ],
        comments: [
          {
            by: "amara",
            ago: 355,
            body: "“You do it once.” Phone reminder is set to every fourth Sunday. Thank you Anke.",
          },
        ],
      },
      {
        by: "bernd_h",
        ago: 289,
        body: `My Hebelmaschine from 1974 was never backflushed, because it has no valve which could stick. Just saying.`,
        up: ["ian_muir"],
        down: ["deshawn", "jonas_k"],
        comments: [
          {
            by: "anke_s",
            ago: 288.5,
            body: "Bernd. That is not an answer, that is a sigh.",
            up: ["amara", "ian_muir", "sabine_r", "tess_w"],
          },
        ],
      },
    ],
  },
  {
    key: "used-duo-check",
    language: "en",
    product: "finch-duo",
    version: "firmware 2.0",
    tags: ["buying", "used"],
    views: 702,
    by: "rosie_b",
    ago: 204,
    title: "Buying a used Duo on Saturday – what do I check in someone else's kitchen?",
    body: `Seller says three years, two coffees a day, "always filtered water". Serial FD-22-01184. He will let me run it. I have a thermometer, a torch and about twenty minutes before it gets awkward.

What would you look at, in which order?`,
    up: ["anke_s", "hollis"],
    answers: [
      {
        key: "used-duo-list",
        by: "anke_s",
        ago: 203.8,
        acceptedBy: "rosie_b",
        acceptedAgo: 201,
        body: `I bought both of mine used. In this order, because the slow things go first:

1. Ask him to leave it **cold**. A machine that is already warm when you arrive hides everything.
2. Switch on, look at the clock. Brew boiler ready in 9–11 min, steam in 14. Longer than 18 = scale on the heater.
3. Meanwhile: torch under the tank. White crust at the inlet = the "always filtered water" was sometimes filtered.
4. \`Menu › Service › Log\`. Look at the counter and at the last errors. Two coffees a day for three years is about 2,200. One E-21 is nothing, twenty of them is a relief valve.
5. Steam for 30 s, pressure must come back in 20.
6. Pull the drip tray and put a paper towel underneath. Five minutes. Dry = good.

Rotary pump: hum is ok, rattle is €140.`,
        up: ["rosie_b", "hollis", "mareike", "jonas_k"],
        comments: [
          {
            by: "rosie_b",
            ago: 201,
            body: "Counter said 5,900. He went very quiet. Got it for 200 less, and the paper towel stayed dry.",
            up: ["anke_s", "hollis", "ian_muir"],
          },
        ],
      },
    ],
  },
  {
    key: "burr-life",
    language: "en",
    product: "calder-mill",
    version: "2023",
    tags: ["burrs", "wear"],
    views: 588,
    by: "tess_w",
    ago: 312,
    title: "When are the burrs actually worn out?",
    body: `Manual says 500 kg. I do maybe 12 kg a year so I should leave them to my grandchildren. But it sounds duller than it did and I need two steps finer than last year for the same beans.

Is there a test that does not need a microscope?`,
    up: ["p_lindqvist"],
    answers: [
      {
        key: "burr-test",
        by: "paul_okafor",
        ago: 311.5,
        body: `Fingernail test. Unplug, take the upper burr out, and drag the flat of your nail across a cutting edge, outwards. A sharp edge shaves a white curl off the nail. A worn one slides. Do it on four edges, they do not wear evenly.

500 kg is for coffee. One pebble counts as about 100 kg, and unroasted or very light beans count double. Two steps finer after a year at 12 kg is not wear; my money is on retained oil on the carrier. Clean first (brush, no water), set the zero point again, then compare.`,
        up: ["tess_w", "p_lindqvist", "hollis", "mareike"],
        acceptedBy: "tess_w",
        acceptedAgo: 310,
        comments: [
          {
            by: "tess_w",
            ago: 310,
            body: "Curl on all four. And behind the carrier a brown felt-like thing I will not describe. Back at the old setting.",
          },
          {
            by: "hollis",
            ago: 309.8,
            body: "For the record, an edge radius under 8 µm passes the nail test. I checked. Nobody asked.",
            up: ["p_lindqvist", "po_han"],
          },
          {
            key: "cheap-burrs",
            by: "lothar_59",
            ago: 20.6,
            body: "Why repair? Any 64 mm set does it, same factory, half price. Ask me for the link, I said so in the other threads too.",
          },
        ],
      },
    ],
  },
  {
    key: "static-winter",
    language: "en",
    product: "calder-mill",
    version: "2023",
    tags: ["static", "retention"],
    views: 810,
    by: "deshawn",
    ago: 229,
    title: "Grounds fly everywhere in winter. RDT, or is there a part for this?",
    body: `Humidity in the apartment is 22 %. I lose 0.4 g per dose to the counter, the wall and once my eyebrow. Logged over 60 shots: mean 0.41 g, sd 0.12.

A spritz of water on the beans brings it to 0.08 g but I don't love putting water in a 300 dollar grinder.`,
    up: ["tess_w", "p_lindqvist", "a_zhou"],
    meToo: ["a_zhou"],
    answers: [
      {
        key: "static-clip",
        by: "paul_okafor",
        ago: 228.6,
        acceptedBy: "deshawn",
        acceptedAgo: 226,
        body: `One spritz (0.1 ml) does not hurt: it goes out with the grounds, and the burrs are stainless. Do not soak them.

The part exists, too: the 2025 has a grounded chute clip, **CF-M31**, and it fits the 2023. One screw, the one that already holds the chute. It drains most of the charge as long as your socket has a working earth.`,
        up: ["deshawn", "tess_w", "a_zhou", "mareike", "lin_yating"],
        edits: [
          {
            by: "paul_okafor",
            ago: 37,
            summary: "The clip for the 2023 has another number since spring",
            change: [
              [
                "**CF-M31**, and it fits the 2023. One screw, the one that already holds the chute.",
                "**CF-M31**. For the 2023 order **CF-M31-B**, which has the longer tab; the plain one no longer reaches since the chute was changed. One screw, the one that already holds the chute.",
              ],
            ],
          },
        ],
        comments: [
          {
            by: "deshawn",
            ago: 226,
            body: "Clip installed. n = 40, mean 0.11 g without water. Eyebrows safe.",
            up: ["paul_okafor", "ian_muir", "tess_w"],
          },
        ],
      },
    ],
  },
  {
    key: "water-recipe",
    language: "en",
    tags: ["water", "scale"],
    views: 1660,
    by: "p_lindqvist",
    ago: 421,
    title: "A water recipe that is kind to the boiler and still tastes of something?",
    body: `Stockholm tap is 4 °dH and fine. In the cabin the well is 17 °dH with a taste of coins. I want to mix my own for both the One and for taste, from distilled water and salts, with ordinary kitchen scales (0.1 g).

Every recipe I find starts with "take 0.023 g of". Has somebody worked this out as concentrate?`,
    up: ["kees", "hollis", "jonas_k", "po_han"],
    answers: [
      {
        key: "two-bottles",
        by: "kees",
        ago: 420.5,
        acceptedBy: "p_lindqvist",
        acceptedAgo: 415,
        body: `Two bottles, then you only ever weigh whole grams.

| bottle | in 500 ml distilled water | gives per 5 ml in 1 litre |
|---|---|---|
| hardness | 6.1 g magnesium sulphate heptahydrate (Epsom salt) | 5 mg/l Mg, 1.4 °dH |
| buffer | 4.2 g sodium bicarbonate | 0.5 mmol/l, 1.4 °dH alkalinity |

For the machine: **15 ml hardness + 10 ml buffer per litre.** That is about 4 °dH hardness and 2.8 alkalinity. No calcium, so no scale at all; the probe still sees enough conductivity.

Please no pure distilled water: the level probe of the Duo goes blind below about 30 µS/cm and the boiler overfills.`,
        up: ["p_lindqvist", "hollis", "jonas_k", "po_han", "mareike", "dmitri_v", "deshawn"],
        edits: [
          {
            by: "kees",
            ago: 419,
            summary: "Rounded too boldly",
            isMinor: true,
            change: [["about 4 °dH hardness", "about 4.2 °dH hardness"]],
          },
          {
            by: "kees",
            ago: 188,
            summary: "Shelf life, after three questions by mail",
            add: `The buffer bottle keeps for about four weeks, the hardness bottle for ever. If something grows in it, it is not the salt.`,
          },
        ],
        comments: [
          {
            by: "p_lindqvist",
            ago: 415,
            body: "Made both, pulled a washed Kenyan at 1:2.5. There is blackcurrant. There was never blackcurrant.",
            up: ["kees"],
          },
          { by: "bernd_h", ago: 286, body: "Wasser mischen wie im Chemieunterricht. Wo sind wir hingekommen." },
          {
            by: "kees",
            ago: 285.8,
            body: "To a boiler without scale, Bernd. I'd put that on a mug.",
            up: ["mareike", "ian_muir", "p_lindqvist", "jonas_k"],
          },
        ],
      },
    ],
  },
  {
    key: "firmware-2-brick",
    language: "en",
    product: "finch-one",
    version: "firmware 2.0",
    tags: ["firmware", "update"],
    views: 993,
    by: "tess_w",
    ago: 294,
    title: "Update to 2.0 stopped at 61 %, ring breathing blue. Is it dead?",
    body: `Phone rang in the middle of the update (app 4.6) and the app decided it was done with me. Machine: ring breathing blue, display empty, buttons do nothing. It has been like this for forty minutes.

It is 6:40 and I have not had coffee. Please be gentle.`,
    up: ["ian_muir", "amara"],
    meToo: ["ian_muir"],
    answers: [
      {
        key: "blue-ring",
        by: "jonas_k",
        ago: 293.9,
        acceptedBy: "tess_w",
        acceptedAgo: 293.8,
        body: `Not dead. Breathing blue = it sits in the boot loader and waits for the rest. It keeps the old firmware until the new one is complete.

- Put the phone into airplane mode, then Bluetooth on again. So nothing can ring.
- Open the app, *Machine › Firmware › Resume*. If Resume is grey, close the app completely and open it again.
- Stay within 2 m. It goes on at 61, not at 0.

If you don't have the phone: hold \`−\` and \`Power\` for ten seconds, it goes back to the old version.`,
        up: ["tess_w", "ian_muir", "amara", "deshawn", "a_zhou"],
        comments: [
          {
            by: "tess_w",
            ago: 293.8,
            body: "Resumed, done in four minutes, coffee in hand. Airplane mode in the kitchen from now on.",
            up: ["jonas_k"],
          },
          {
            by: "ian_muir",
            ago: 293,
            body: "Read this, put the update off again. It is raining anyway.",
            up: ["tess_w", "hollis"],
          },
        ],
      },
    ],
  },
];
