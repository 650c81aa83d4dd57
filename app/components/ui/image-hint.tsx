// What is said beside a field for one picture. The limits are for those without script: with it the browser makes the picture
// smaller before it is sent (enhance/image-field).
import { MAX_IMAGE_MEGABYTES, MAX_IMAGE_MEGAPIXELS } from "~/images/size";
import { useT } from "~/page-context";

export function ImageHint({ children }: { children: string }) {
  const t = useT();
  return (
    <>
      {children}
      <noscript> {t("common:image.limits", { most: MAX_IMAGE_MEGABYTES, pixels: MAX_IMAGE_MEGAPIXELS })}</noscript>
    </>
  );
}
