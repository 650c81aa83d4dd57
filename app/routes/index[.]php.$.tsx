/** Where the title stands behind the software's name: `/index.php/Some_page`. */

export { WayOn as default } from "~/components/site/way-on";
export { loader } from "./index[.]php";
