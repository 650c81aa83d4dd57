// The end of a rendering thread at every moment of its life.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { closeRendering, renderInWorker } from "~/markdown/rendering.server";

const options = { resolve: { origin: "https://community.example" } };

it("A thread that is ended while it loads its modules takes the process with it at no moment", async () => {
  const heard: unknown[] = [];
  for (let ms = 0; ms < 400; ms += 20) {
    const asked = renderInWorker("Hello **you**", options, { hasTime: true });
    await sleep(ms);
    await closeRendering();
    heard.push((await asked).text);
  }
  // What the thread could not take any more is the text as it was written; the process is still there to say so.
  for (const text of heard) expect(["Hello **you**", "Hello you"]).toContain(text);
});
