export default {
  title: "Offizielle FAQ",
};
