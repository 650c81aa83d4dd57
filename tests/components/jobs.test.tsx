import { expect, test } from "vitest";
import { AdminJobs } from "~/components/admin/jobs";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { jobs } from "~/jobs/registry.server";
import { member, render } from "./render";

const queue = (name: string) => ({ name, waiting: 1, active: 0, failed: 0, oldest: null });
const shown = (names: string[], language: (typeof INTERFACE_LANGUAGES)[number]) => {
  const html = render(
    <AdminJobs mails={[]} mailCount={0} hasMailServer queues={names.map(queue)} />,
    { actor: { ...member, role: "admin" } },
    language,
  );
  return [...html.matchAll(/<tr><td>([^<]*)<\/td><td>1<\/td>/g)].map(([, name]) => name ?? "");
};

test.each(INTERFACE_LANGUAGES)("each kind of job has a name for administrators who read %s", (language) => {
  const codes = Object.keys(jobs);
  const names = shown(codes, language);
  expect(new Set(names).size).toBe(codes.length);
  expect(names.filter((name) => codes.includes(name))).toEqual([]);
});

test("a kind that only another version knows is called by its code", () => {
  expect(shown(["send-pigeons", "constructor"], "de")).toEqual(["send-pigeons", "constructor"]);
});
