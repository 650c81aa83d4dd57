/** Where many wikis had their software: `/w/index.php?title=Some_page`. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./index[.]php";
