/** Old addresses of feeds: `/feeds`, `/feeds/tag/beer`. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./questions.tagged.$tag";
