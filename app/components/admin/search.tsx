import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { useT } from "~/page-context";

/** Finds entries of a list; further filters go between the box and the button. */
export function AdminSearch({
  action,
  label,
  query,
  children,
}: {
  action: string;
  label: string;
  query: string;
  children?: ReactNode;
}) {
  const t = useT();
  return (
    <search>
      <form action={action} className="filters">
        <Field name="q" type="search" label={label} value={query} maxLength={200} autoComplete="off" />
        {children}
        <Button>{t("common:search.find")}</Button>
      </form>
    </search>
  );
}
