import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

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
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
