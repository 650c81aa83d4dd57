/** The short old address of a member: `/u/7`. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./users.$";
