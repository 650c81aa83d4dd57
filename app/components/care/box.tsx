// What the parts of a question's care share: what they are given, and the box they stand in.
import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import type { CareView } from "~/models/question/care-reading.server";
import type { Reply } from "~/replies/reply";

export type Care = SerializeFrom<CareView>;

export type CareSection = "closure" | "duplicates" | "place" | "merge";

export type CareSectionProps = { care: Care; reply: Reply | undefined };

export function CareBox({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="stack" aria-labelledby={`care-${id}`} id={id}>
      <h2 id={`care-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
