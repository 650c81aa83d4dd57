/** Old address of one revision by its post and number: `/revisions/123/2`. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./posts.$id.revisions";
