import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/** How the demo page is built that the grid's browser tests drive; each worker has its own folder. */
export function demoConfig(folder: string): InlineConfig {
  return {
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir: fileURLToPath(new URL(`../../../.cache/${folder}`, import.meta.url)),
      emptyOutDir: true,
    },
  };
}
