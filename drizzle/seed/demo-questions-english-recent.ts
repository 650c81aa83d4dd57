// The last half year, in English: machines and grinders.
import type { DemoQuestion } from "./story";

export const questions: DemoQuestion[] = [
  {
    key: "duo-brew-temp-drop",
    language: "en",
    product: "finch-duo",
    version: "firmware 2.0",
    tags: ["temperature", "boiler"],
    views: 366,
    by: "rosie_b",
    ago: 163,
    title: "Brew boiler drops 4 degrees when I steam – shouldn't they be independent?",
    body: `Two boilers, two heaters, so why does the brew side fall from 93.0 to 89 when I steam a big jug? It recovers in a minute or so. Shots I pull right after milk taste flat.`,
    up: ["anke_s", "deshawn"],
    meToo: ["anke_s"],
    answers: [
      {
        key: "power-sharing",
        by: "po_han",
        ago: 162.6,
        acceptedBy: "rosie_b",
        acceptedAgo: 160,
        body: `Two heaters, but one plug. 1,400 W for brew plus 1,600 W for steam is more than the Duo is allowed to draw (2,300 W), so the controller shares: steam first, brew gets what is left. I clamped the mains cable while steaming: 2,270 W steady, brew heater off for 40 s.

\`Menu › Power › Priority › Brew\` turns it around. Then steam recovers in 28 s instead of 20 and the brew side stays within 0.8 °C. On a 20 A circuit there is also \`Full\`, but read the note in the manual, in most kitchens it trips the breaker.`,
        up: ["rosie_b", "anke_s", "dmitri_v", "lin_yating", "hollis"],
        comments: [{ by: "rosie_b", ago: 160, body: "Brew priority it is. I would never have looked under Power." }],
      },
    ],
  },
  {
    key: "e21-after-descale",
    language: "en",
    product: "finch-one",
    version: "firmware 2.0",
    tags: ["e-21", "descaling", "steam"],
    views: 431,
    by: "ian_muir",
    ago: 131,
    title: "E-21 straight after descaling, steam wand does nothing",
    body: `Descaled the One by the book on Sunday, three tanks of water after. Coffee is fine. When I press steam it heats, the needle of my cheap infrared thermometer goes past 150 and then: \`E-21\`, ring red.

There was nothing wrong before I was good to it. Lesson?`,
    up: ["amara"],
    meToo: ["priya_n"],
    answers: [
      {
        key: "e21-flake",
        by: "grigori",
        ago: 130.8,
        acceptedBy: "ian_muir",
        acceptedAgo: 129,
        body: `This I see in workshop two times every month. Descaling made the big scale loose, and a piece sits now in the hole of the steam tip or in the valve. Steam cannot go out, temperature rises, safety says E-21. It is doing its job.

1. Off, cold, tip off (10 mm).
2. Steam valve open, brew switch: water must come out of the wand without tip. If it comes, only the tip was blocked. Toothpick.
3. If not, valve: two screws, spindle out, the flake is white and you will be surprised how small it is.
4. Then the relief valve: pull the little ring once with a cloth. It must click back.

Do not reset E-21 three times without finding the cause, the fourth time it locks and wants service code.`,
        up: ["ian_muir", "jonas_k", "amara", "dmitri_v", "hollis"],
        comments: [
          {
            by: "ian_muir",
            ago: 129,
            body: "It was the tip. The flake was the size of a full stop. I have kept it.",
            up: ["grigori", "tess_w", "hollis"],
          },
          {
            by: "priya_n",
            ago: 62,
            body: "Mine was in the valve, same size, spindle has a left-hand thread in case anyone else goes at it like I did.",
            up: ["grigori"],
          },
        ],
      },
    ],
  },
  {
    key: "mill-jam-five-blinks",
    language: "en",
    product: "calder-mill",
    version: "2025",
    tags: ["motor", "jam"],
    views: 275,
    by: "deshawn",
    ago: 118,
    title: "Five blinks and a click, motor won't start",
    body: `Mill 2025, serial M25-0311907 (no S). Stopped mid dose with a bang, LED blinks five times, pause, five times. I emptied the hopper, turned the dial all the way open, same thing. There is nothing I can see between the burrs with a torch.`,
    answers: [
      {
        key: "five-blinks",
        by: "paul_okafor",
        ago: 117.7,
        acceptedBy: "deshawn",
        acceptedAgo: 117,
        body: `Five blinks is a blocked rotor (three would be heat, wait 20 minutes). With the bang I would bet on a stone.

Unplug. Hopper off, three screws of the top plate, lift the upper burr straight up – do not twist, or you lose your zero. The stone usually lies *under* the lower carrier by the sweeper, not between the burrs, that is why you cannot see it. Turn the carrier by hand backwards half a turn and tip the grinder.

Then look at the edges. A chip smaller than a grain of salt does not matter.`,
        up: ["deshawn", "tess_w", "p_lindqvist"],
        comments: [
          {
            by: "deshawn",
            ago: 117,
            body: "A 4 mm pebble, 0.19 g, density roughly that of quartz. It has its own row in the spreadsheet now.",
            up: ["paul_okafor", "hollis", "ian_muir", "a_zhou"],
          },
          {
            by: "nordic_beans",
            ago: 60,
            body: "As roasters: sorry. The destoner does not catch everything. If you tell your roaster the batch number they will want to know.",
            up: ["deshawn"],
          },
        ],
      },
    ],
  },
  {
    key: "lever-squeak",
    language: "en",
    product: "finch-one",
    tags: ["lever", "maintenance"],
    views: 187,
    by: "amara",
    ago: 101,
    title: "Lever squeaks so loudly it wakes the baby",
    body: "That is the question. What do I oil, with what, and do I have to take anything apart? I have olive oil and I have WD-40 and I suspect both are wrong.",
    up: ["tess_w", "rosie_b"],
    answers: [
      {
        by: "hollis",
        ago: 100.9,
        acceptedBy: "amara",
        acceptedAgo: 100.5,
        body: `Both wrong, and olive oil the wronger: it turns to varnish.

Food-grade silicone grease, one gram lasts ten years. Lever up, pull the rubber boot off its base, a film on the cam where it shines, work the lever twenty times. Five minutes, no tools. I would do it after bedtime.`,
        up: ["amara", "tess_w", "jonas_k", "rosie_b"],
        comments: [
          {
            by: "amara",
            ago: 100.5,
            body: "Silent. Both of them.",
            up: ["hollis", "sabine_r", "tess_w", "ian_muir", "anke_s"],
          },
        ],
      },
    ],
  },
  {
    key: "decaf-choke",
    language: "en",
    product: "finch-one",
    tags: ["decaf", "dialling-in"],
    views: 142,
    by: "priya_n",
    ago: 66,
    title: "Decaf runs through like a tap at a setting that chokes my normal beans",
    body: "Dial 9 is perfect for my usual beans (28 s), at the same setting decaf takes 14. I thought decaf was more brittle and would be slower? Finch One 2.0, Mill 2025.",
    comments: [
      {
        key: "puck-photo",
        by: "priya_n",
        ago: 65.8,
        body: "Photo of the two pucks, decaf on the left: https://pictures.example/decaf-14s",
        held: [
          {
            code: "link-newcomer",
            rule: "spam",
            passage: "https://pictures.example/decaf-14s",
            parameters: { domain: "pictures.example" },
          },
        ],
      },
    ],
    answers: [
      {
        by: "p_lindqvist",
        ago: 65.6,
        acceptedBy: "priya_n",
        acceptedAgo: 64.9,
        body: "Decaf is more brittle, so it makes more dust *and* more boulders. It also goes stale faster, and the gas that slows the water is gone. Go two numbers finer, updose to 19 g, and buy it in 150 g bags. Do not chase 28 s, 24 tastes fine.",
        up: ["priya_n", "nordic_beans"],
        comments: [
          {
            by: "priya_n",
            ago: 65,
            body: "7.5 and 19 g gives 23 s. Better than I expected decaf to be, which was not much.",
          },
        ],
      },
      {
        key: "frozen-decaf",
        by: "nordic_beans",
        ago: 61,
        body: "What @p_lindqvist says. We roast a decaf ourselves (so take this as you like): keep it in the freezer in single doses and grind it frozen. It shatters more evenly when it is cold and you gain two or three seconds.",
        up: ["p_lindqvist", "hollis"],
      },
    ],
  },
  {
    key: "duo-leak-e31",
    language: "en",
    product: "finch-duo",
    version: "firmware 2.1",
    tags: ["e-31", "leak"],
    views: 168,
    by: "anke_s",
    ago: 27,
    title: "E-31 but the machine is dry. Café, Saturday, help",
    body: "One of my two Duos says `E-31` and has switched itself off. E-31 is the leak sensor. I have taken the side panel off and it is DRY. Paper towel stays dry. Queue to the door. Can I bridge the sensor until tonight?",
    up: ["lin_yating", "rosie_b"],
    answers: [
      {
        key: "e31-drip-tray",
        by: "lin_yating",
        ago: 26.99,
        acceptedBy: "anke_s",
        acceptedAgo: 26.98,
        body: "Don't bridge it. Look at the two gold pads on the floor of the machine, front left: milk or a coffee ground between them is enough. Wipe with alcohol, dry with the hair dryer of the neighbour. Had it in July, cost me 20 minutes because I also looked for water.",
        up: ["anke_s", "rosie_b", "ines", "jonas_k", "mareike"],
        comments: [
          {
            by: "anke_s",
            ago: 26.98,
            body: "Oat milk. On the pads. Running again. I owe you a cake.",
            up: ["lin_yating", "tess_w", "rosie_b"],
          },
          {
            by: "ines",
            ago: 26.5,
            body: "For after the rush: if it comes back on a dry, clean sensor, the plug J7 on the board is loose. But please never bridge it, the pump is mains voltage.",
            up: ["anke_s"],
          },
        ],
      },
    ],
  },
  {
    key: "descale-locked",
    language: "en",
    product: "finch-one",
    version: "firmware 2.1",
    tags: ["e-23", "descaling"],
    views: 209,
    by: "tess_w",
    ago: 22,
    title: "E-23 and it won't brew until I descale. I use zero-hardness water!",
    body: `I use Kees's two bottles (see #{water-recipe}), there is no calcium in my machine at all, and since 2.1 it counts 60 litres and then refuses to make coffee. Is there a way to tell it the hardness is zero? The menu starts at 1.`,
    up: ["p_lindqvist", "kees"],
    meToo: ["p_lindqvist", "deshawn"],
    answers: [
      {
        by: "kees",
        ago: 21.8,
        body: "Technically you are right, and the machine cannot know. Until there is a zero: set hardness 1 and the counter goes to 180 litres. Fake descaling with clean water satisfies it, too, but it wants the full 25 minutes.",
        up: ["tess_w"],
      },
      {
        key: "soft-water",
        by: "ines",
        ago: 20.6,
        acceptedBy: "tess_w",
        acceptedAgo: 20.4,
        body: `2.1.1 (app 5.1 brings it) has \`Menu › Water › Hardness › soft\`. It reminds you every twelve months and never locks. The lock is meant for machines like the one with 21 °dH that came back to us last month with a boiler you could have built a garden wall with.

Until you have it: hold \`Mode\` and \`+\` while E-23 is shown. That gives you 20 more shots, once.`,
        up: ["tess_w", "kees", "p_lindqvist", "deshawn", "rosie_b", "ian_muir"],
        comments: [
          {
            by: "tess_w",
            ago: 20.4,
            body: "Soft it is. And thank you for the 20 shots, that was the difference between Sunday and no Sunday.",
          },
        ],
      },
    ],
  },
  {
    key: "tank-filter-tea",
    language: "en",
    product: "finch-duo",
    tags: ["water", "filter"],
    views: 54,
    by: "yusuf",
    ago: 8.5,
    title: "Tank filter: does it matter in which direction it sits?",
    body: "The arrow on the filter (CF-F04) points up, the arrow in the tank points down. One of them is lying. I have it arrow on arrow, so upside down, and it draws a lot of air in the first minute.",
    answers: [
      {
        by: "jonas_k",
        ago: 8.3,
        acceptedBy: "yusuf",
        acceptedAgo: 8.1,
        body: "The arrow on the filter shows the flow, the arrow in the tank shows where to push. They have to look at each other, not in the same direction. Soak it ten minutes and shake it before, then it won't gurgle.",
        up: ["yusuf", "kees"],
        comments: [{ by: "yusuf", ago: 8.1, body: "Two arrows with two meanings, five centimetres apart. Thank you." }],
      },
    ],
  },
  {
    key: "voltage-travel",
    language: "en",
    product: "finch-one",
    tags: ["mains", "moving"],
    views: 91,
    by: "priya_n",
    ago: 19,
    title: "Moving to Canada with a 230 V Finch One",
    body: "Transformer, conversion kit, or sell it and cry? It is 1,250 W according to the plate. I have read that the heater could be swapped for a 120 V one.",
    meToo: ["amara"],
    comments: [
      {
        by: "hollis",
        ago: 18.8,
        body: "A 1,500 W transformer weighs 14 kg and hums. Ask me how I know.",
        up: ["ian_muir"],
      },
      { by: "priya_n", ago: 18.7, body: "How do you know?" },
      {
        by: "hollis",
        ago: 18.6,
        body: "It is holding up the other end of my workbench.",
        up: ["priya_n", "tess_w", "amara", "deshawn"],
      },
    ],
  },
  {
    key: "portafilter-thread",
    language: "en",
    product: "finch-duo",
    tags: ["parts"],
    views: 33,
    by: "priya_n",
    ago: 5.2,
    title: "Is the Duo portafilter the same as the One's?",
    body: "Found a cheap bottomless one listed as “for Finch One”. Does it fit a Duo group? Both say 58 mm but so does everything.",
  },
  {
    key: "grinder-broken-vague",
    language: "en",
    product: "calder-mill",
    tags: ["help"],
    views: 48,
    by: "frank_d",
    ago: 0.35,
    title: "grinder does not work",
    body: "it stopped yesterday. what can i do? had it 2 years",
    closed: {
      reason: "needs-detail",
      note: "Which year is on the sticker, and does the light blink? Count the blinks, then edit your question and it will be opened again.",
      by: "tomasz",
      ago: 0.3,
    },
  },
];
