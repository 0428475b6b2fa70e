import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import locales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Smaller files gain nothing. */
const PACKED_FROM = 1000;

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Lays each file of the screens down packed as well: packing well takes seconds, so it is done once. */
const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const files = Object.values(bundle).map((file) => ({
      name: file.fileName,
      content: Buffer.from(file.type === 'chunk' ? file.code : file.source),
    }));
    await Promise.all(
      files
        .filter(({ name, content }) => /\.(js|css|svg)$/.test(name) && content.length >= PACKED_FROM)
        .map(async ({ name, content }) => writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(content, BEST))),
    );
  },
});

/**
 * Three targets. The main target builds every Node entry: the Electron main process, the backend it forks,
 * the loopback server, the command line and the child that parses files. Only the first two ever run in Electron.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node22',
      // Bundled, because hundreds of small files are slow to find and read at every start.
      externalizeDeps: { exclude: ['kysely', 'zod'] },
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          backend: at('electron/backend.ts'),
          server: at('electron/server.ts'),
          cli: at('electron/cli.ts'),
          'read-child': at('electron/tabular/read-child.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    // React Aria brings its own words in thirty languages.
    plugins: [react(), locales.vite({ locales: ['en-GB', 'en-US'] }), packed()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rolldownOptions: {
        input: at('renderer/index.html'),
        // What the first screen needs is one file: it packs better than forty.
        output: { codeSplitting: { groups: [{ name: 'first', test: /renderer\/main\.tsx$/ }] } },
      },
    },
  },
});
