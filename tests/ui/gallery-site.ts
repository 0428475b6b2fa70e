import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createReadStream, existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Builds the gallery and serves it on a free port. */
export async function openGallerySite(): Promise<{ url: string; close: () => void }> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  await build({ configFile: join(root, 'renderer/gallery/vite.config.ts'), logLevel: 'error' });
  const folder = join(root, 'out/gallery');
  const server: Server = createServer((request, response) => {
    const file = join(folder, normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/gallery.html`, close: () => void server.close() };
}
