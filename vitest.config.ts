import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/own-cache.ts",
    // Real browsers and real Pandoc run in the tests: two at a time are as many as a small machine carries.
    maxWorkers: 2,
    // Each would load all modules anew; no test changes what another finds.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
