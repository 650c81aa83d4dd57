// Words of the wiki.
export default {
  title: "Wiki",
};
