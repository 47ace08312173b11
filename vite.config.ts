import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Writes FILE.br and FILE.gz beside every text file of the page, so that the server compresses nothing twice. */
function precompress(): Plugin {
  return {
    name: "precompress",
    apply: "build",
    async writeBundle({ dir = "" }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css|svg|json)$/.test(name));
      for (const name of names) {
        const bytes = await readFile(join(dir, name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        await writeFile(join(dir, `${name}.br`), await compressBrotli(bytes, { params }));
        await writeFile(join(dir, `${name}.gz`), await compressGzip(bytes, { level: 9 }));
      }
    },
  };
}

/** ECharts travels beside the page's own code, not after it: it is asked for in the document. */
function preloadCharts(): Plugin {
  return {
    name: "preload-charts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((output) => (output.type === "chunk" ? [output] : []));
        const charts = chunks.find(({ name }) => name === "chart-canvas");
        const files = charts ? [charts.fileName, ...charts.imports] : [];
        return files
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
            injectTo: "head" as const,
          }));
      },
    },
  };
}

const node = { environment: "node" } as const;

export default defineConfig({
  plugins: [react(), preloadCharts(), precompress()],
  // Tablets and meeting-room PCs run Chromium 109, the last for Windows 7 and 8.
  build: {
    target: "chrome109",
    cssTarget: "chrome109",
    outDir: ".build/page",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
  test: {
    // Servers that tests start as processes keep what Node compiled of their files for the next: an eighth of a start.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, ".build/compiled") },
    maxWorkers: Math.max(2, availableParallelism()),
    // A worker loads each module once, not again for each file: half the processor time of the pure tests was loading.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          ...node,
          name: "pure",
          testTimeout: 30_000,
          include: ["tests/{domain,contract,intake,charts,data,house,truth,office}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: "server",
          include: ["tests/{server,tools,auditor}/**/*.test.ts"],
          exclude: ["tests/server/process/**"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: "process",
          include: ["tests/server/process/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Servers that are started, stopped and killed at a moment, on disks of their own: by themselves.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "client",
          include: ["tests/{client,ui,features,app}/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          setupFiles: ["tests/client/setup.ts"],
          testTimeout: 60_000,
          server: { deps: { inline: ["echarts-for-react"] } },
        },
      },
      {
        extends: true,
        test: {
          ...node,
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two browsers at once take more than twice as long as one after the other.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
