// What somebody pressed before they had logged in, in the address of the page to log in: "me-too.812", "vote.812.-1",
// "watch.question.812". It counts when they have logged in, which the page says.
export type Pressed =
  | { act: "me-too"; id: number }
  | { act: "vote"; id: number; value: 1 | -1 }
  | { act: "watch"; target: "question" | "tag" | "product" | "page" | "tree"; id: number };

const WATCHED = ["question", "tag", "product", "page", "tree"] as const;
const ID = /^[1-9][0-9]{0,14}$/;

export function pressedText(pressed: Pressed): string {
  switch (pressed.act) {
    case "me-too":
      return `me-too.${pressed.id}`;
    case "vote":
      return `vote.${pressed.id}.${pressed.value}`;
    case "watch":
      return `watch.${pressed.target}.${pressed.id}`;
  }
}

/** Null for everything else an address may say. */
export function readPressed(text: string): Pressed | null {
  const [act, first = "", second = "", ...more] = text.split(".");
  if (more.length > 0) return null;
  if (act === "me-too" && ID.test(first) && second === "") return { act, id: Number(first) };
  if (act === "vote" && ID.test(first) && (second === "1" || second === "-1"))
    return { act, id: Number(first), value: second === "1" ? 1 : -1 };
  const target = WATCHED.find((one) => one === first);
  return act === "watch" && target && ID.test(second) ? { act, target, id: Number(second) } : null;
}
