import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'simulation/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    reporters: ['default', './test/reporter.ts'],
    maxWorkers: 2, // of two cores: by default one is kept back, and most of these tests wait for a database or a browser
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } }, // what a node tells it tells soon, and on a loaded machine not within a second
  },
})
