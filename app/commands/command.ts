// What a command of package.json is given when it is started.
import type { ViteDevServer } from "vite";

export type CommandOptions = {
  /** The folder of package.json. */
  root: string;
  vite?: ViteDevServer;
};
