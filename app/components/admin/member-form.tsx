// The frame of each part of a member's page in the administration: a section with a heading, and a form that says what it does.
import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import type { FormReply } from "~/forms/form";
import type { MemberDetails } from "~/models/member/list.server";
import { officeUrls } from "~/office-urls";

export type MemberProps = { member: SerializeFrom<MemberDetails>; reply: FormReply | undefined };

export function MemberPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="narrow stack" aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

export function MemberForm({
  member,
  what,
  button,
  children,
}: {
  member: MemberProps["member"];
  what: string;
  button: string;
  children?: ReactNode;
}) {
  return (
    <form method="post" action={officeUrls.admin("members", member.id)} className="stack">
      {children}
      <div className="row">
        <Button name="do" value={what}>
          {button}
        </Button>
      </div>
    </form>
  );
}
