// Words of the official FAQ.
export default {
  title: "Official FAQ",
};
