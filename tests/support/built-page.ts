/** A page of its own for tests of components: built by Vite, served from the loopback. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview, type InlineConfig } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A running page. */
export interface BuiltPage {
  url: string;
  close: () => Promise<void>;
}

/**
 * Builds `page` (an HTML file, from the project's root) and serves it.
 * Each worker has a folder of its own, so that none clears what another one shows.
 */
export async function serveBuiltPage(folder: string, page: string, worker: number): Promise<BuiltPage> {
  const root = join(project, folder);
  const config: InlineConfig = {
    configFile: false,
    root,
    base: './',
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir: join(project, '.cache', 'pages', `${page.replace(/\W/g, '-')}-${worker}`),
      emptyOutDir: true,
      rolldownOptions: { input: join(root, page) },
    },
  };
  await build(config);
  const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
  return { url: `${server.resolvedUrls?.local[0] ?? ''}${page}`, close: () => server.close() };
}
