export default {
  title: "Mitteilungen",
};
