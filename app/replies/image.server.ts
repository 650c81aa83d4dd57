// Why an image was not taken, as an error beside its field: one table for every form and every upload.
import type { FieldErrors } from "~/field-errors";
import { MAX_IMAGE_MEGABYTES, MAX_IMAGE_MEGAPIXELS } from "~/images/size";
import type { RefusedImage } from "~/images/uploads.server";

export function refusedImage(reason: RefusedImage, file: Pick<File, "name">): FieldErrors[string] {
  const name = shownName(file);
  switch (reason) {
    case "too-large":
      return { code: "image-too-large", values: { name, most: MAX_IMAGE_MEGABYTES } };
    case "too-many-pixels":
      return { code: "image-pixels", values: { name, most: MAX_IMAGE_MEGAPIXELS } };
    case "type-not-allowed":
      return { code: "image-type", values: { name } };
    case "not-an-image":
      return { code: "image-broken", values: { name } };
    case "busy":
      return { code: "image-busy", values: { name } };
    case "no-space":
      return { code: "image-no-space", values: { name } };
  }
}

const LONGEST_NAME = 80;

function shownName({ name }: Pick<File, "name">): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name || "?";
}
