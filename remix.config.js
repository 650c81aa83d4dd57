// One configuration for Vite, Remix and vitest (`remix vite:build -c remix.config.js`, `vitest --config remix.config.js`).
import { resolve } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

const root = import.meta.dirname;
const isTest = process.env.VITEST === "true";

export default defineConfig(({ isSsrBuild }) => ({
  root,
  resolve: {
    alias: [
      { find: /^~\//, replacement: `${resolve(root, "app")}/` },
      { find: /^#moderation\//, replacement: `${resolve(root, "moderation")}/` },
      { find: /^#drizzle\//, replacement: `${resolve(root, "drizzle")}/` },
    ],
  },
  plugins: isTest
    ? []
    : [
        remix({
          ignoredRouteFiles: ["**/.*"],
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_lazyRouteDiscovery: false, // an anonymous 4 KB request to /__manifest costs seconds
            v3_singleFetch: false, // turbo-stream 2.4.1, CVE-2026-34077
          },
        }),
        // The server bundle starts at our own listener, which imports Remix's routes as a virtual module.
        {
          name: "commonplace-server-entry",
          config: () => (isSsrBuild ? { build: { rollupOptions: { input: "./app/server.ts" } } } : {}),
        },
      ],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
  },
  server: { host: "127.0.0.1" },
  test: {
    root,
    include: [
      "tests/{architecture,moderation,models,app,text,embedded,imports}*/**/*.test.{ts,tsx}",
      "tests/*.test.ts",
    ],
    exclude: ["tests/e2e/**", "tests/faults/**", "tests/bench/**"],
    globalSetup: ["tests/support/cluster.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}));
