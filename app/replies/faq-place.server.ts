// Where an entry of the FAQ is to stand, as it was chosen. Promises: a product, version, group or person that was sent and does
// not fit is said beside its field; the models would leave it out.
import type { Db } from "~/database/db.server";
import type { FieldErrors } from "~/field-errors";
import type { Community } from "~/models/community/community.server";
import { isEntryOwner } from "~/models/faq/edit-page.server";
import { type GroupChoice, listGroups } from "~/models/faq/group.server";

type ChosenEntryPlace = {
  product: number | null;
  versionIds: number[];
  group: GroupChoice;
  owner?: number | null;
};

export async function faqPlaceErrors(db: Db, { products }: Community, chosen: ChosenEntryPlace): Promise<FieldErrors> {
  const { product: productId, versionIds, group, owner = null } = chosen;
  const product = products.find((one) => one.id === productId);
  if (productId !== null && product === undefined) return { product: { code: "unknown" } };
  const errors: FieldErrors = {};
  const strange = versionIds.find((id) => !product?.versions.some((version) => version.id === id));
  if (strange !== undefined) {
    const isOfAnother = products.some((one) => one.versions.some(({ id }) => id === strange));
    errors.versions = { code: isOfAnother ? "version-of-product" : "unknown" };
  }
  if (group !== null && "id" in group) {
    const found = (await listGroups(db)).find((one) => one.id === group.id);
    if (!found) errors.group = { code: "unknown" };
    else if (found.productId !== null && found.productId !== productId) errors.group = { code: "group-of-product" };
  }
  if (owner !== null && !(await isEntryOwner(db, owner))) errors.owner = { code: "unknown" };
  return errors;
}

export function hasErrors(errors: FieldErrors): boolean {
  return Object.keys(errors).length > 0;
}
