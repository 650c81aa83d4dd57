/** Old address of what happened to a post: `/posts/123/timeline`. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./posts.$id.revisions";
