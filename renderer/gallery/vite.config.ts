import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string): string => new URL(path, import.meta.url).pathname;

/** Builds the gallery alone: `vite build -c renderer/gallery/vite.config.ts`. */
// oxlint-disable-next-line no-default-export -- Vite reads the default export.
export default defineConfig({
  root: at('..'),
  base: './',
  plugins: [react()],
  build: {
    outDir: at('../../out/gallery'),
    emptyOutDir: true,
    rolldownOptions: { input: at('../gallery.html') },
  },
});
