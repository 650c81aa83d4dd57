// What the parts of a question's care share: what they are given, and the box they stand in.
import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import type { FormReply } from "~/forms/form";
import type { CareView } from "~/models/question/care-reading.server";

export type Care = SerializeFrom<CareView>;

export type CareSection = "closure" | "duplicates" | "place" | "merge";

export type CareSectionProps = { care: Care; reply: FormReply | undefined };

export function CareBox({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="stack" aria-labelledby={`care-${id}`} id={id}>
      <h2 id={`care-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
