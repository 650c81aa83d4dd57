/** Old addresses `/unanswered` and `/unanswered/tagged/beer+hops`. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./questions.tagged.$tag";
