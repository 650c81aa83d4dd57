// One configuration for Vite, Remix and vitest (`remix vite:build -c remix.config.js`, `vitest --config remix.config.js`).
import { resolve } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

const root = import.meta.dirname;
const isTest = process.env.VITEST === "true";

const suites = {
  unit: ["tests/!(e2e|faults|bench)/**/*.test.{ts,tsx}", "tests/*.test.ts"],
  e2e: ["tests/e2e/**/*.test.ts"],
  faults: ["tests/faults/**/*.test.ts"],
  bench: ["tests/bench/*.bench.ts"],
};

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
          ignoredRouteFiles: ["**/.*", "**/README.md"],
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
  // It would be looked for in its browser form, which is not installed.
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
  test: {
    root,
    include: suites[process.env.TEST_SUITE ?? "unit"],
    // Only the unit tests share a database server; the others start the whole product.
    setupFiles: (process.env.TEST_SUITE ?? "unit") === "unit" ? ["tests/statements/record.ts"] : [],
    globalSetup: ["unit", "bench"].includes(process.env.TEST_SUITE ?? "unit") ? ["tests/support/cluster.ts"] : [],
    fileParallelism: (process.env.TEST_SUITE ?? "unit") === "unit",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}));
