import { describe, expect, it } from "vitest";
import { plainTextFallback } from "~/markdown/rendered";
import { LONGEST_MS } from "~/markdown/rendering.server";
import { BUDGET_MS, RenderingQueue } from "~/markdown/rendering-queue";

type Job = { who: string | undefined; hasTime: boolean; name: string };
const job = (name: string, who?: string, hasTime = false): Job => ({ name, who, hasTime });

function queueOf(...jobs: Job[]): RenderingQueue<Job> {
  const queue = new RenderingQueue<Job>();
  for (const one of jobs) queue.add(one);
  return queue;
}

describe("who is rendered next", () => {
  it("is nobody whose text is being rendered already, so that one person never holds both threads", () => {
    const queue = queueOf(job("1", "ann"), job("2", "ann"), job("3", "ben"));
    expect(queue.take(0)?.name).toBe("1");
    expect(queue.take(0)?.name).toBe("3");
    expect(queue.take(0)).toBeUndefined();
    expect(queue.length).toBe(1);
  });

  it("is whoever used the threads least lately, however many others wait before", () => {
    const queue = queueOf(job("long", "ann"));
    const first = queue.take(0);
    if (first) queue.end(first, 800);
    for (const name of ["1", "2", "3"]) queue.add(job(name, "ann"));
    queue.add(job("other", "ben"));
    expect(queue.take(900)?.name).toBe("other");
    expect(queue.take(900)?.name).toBe("1");
  });

  it("is the first who came, of those who read pages; whoever has time comes last", () => {
    const queue = queueOf(job("import", "patient", true), job("page 1"), job("page 2"));
    expect([queue.take(0)?.name, queue.take(0)?.name, queue.take(0)?.name]).toEqual(["page 1", "page 2", "import"]);
  });

  it("has a budget that comes back with time", () => {
    const queue = queueOf(job("1", "ann"));
    const first = queue.take(0);
    expect(queue.waitOf("ann", 0)).toBe(0);
    if (first) queue.end(first, BUDGET_MS + 100);
    expect(queue.waitOf("ann", BUDGET_MS + 100)).toBe(1_000);
    expect(queue.waitOf("ann", BUDGET_MS + 1_200)).toBe(0);
    expect(queue.waitOf("ben", BUDGET_MS + 100)).toBe(0);
  });
});

describe("the stand-in", () => {
  it("comes before the listener gives up on the request, which is after 4.5 seconds", () => {
    expect(LONGEST_MS).toBeLessThanOrEqual(4_000);
  });

  it("names outbound addresses, so that it hides no advertising", () => {
    expect(plainTextFallback("> > buy at https://shop.example/x now").links).toEqual(["https://shop.example/x"]);
  });
});
