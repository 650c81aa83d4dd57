/** Old addresses about a tag, such as `/tags/beer/topusers`: its questions. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./questions.tagged.$tag";
