/** Where many wikis had their software: `/w/index.php?title=Some_page`. */
export { loader } from "./index[.]php";
