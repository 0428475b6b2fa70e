import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentSecurityPolicy, newNonce, SAFE_HEADERS } from './csp.ts';

/** A file of the renderer as an answer, for the browser host and for the window's `app:` protocol alike. */
export interface StaticAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

const NONCE_PLACE = '__CSP_NONCE__';
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/**
 * Answers a request path from the files in `root`. Anything outside it, of an unknown kind or oddly written is simply
 * not there. Every load of the page has its own nonce. What the build has packed is sent packed to whoever accepts that.
 */
export async function serveStatic(root: string, path: string, accepted = ''): Promise<StaticAnswer> {
  const file = await locate(root, path);
  // Browsers ask for it unasked, and a 404 would look like a fault of the page.
  if (!file && path === '/favicon.ico')
    return { status: 204, headers: { ...SAFE_HEADERS, 'Cache-Control': 'no-cache' }, body: new Uint8Array() };
  if (!file)
    return notFound(
      path === '/' || path === '/index.html' ? 'The screens have not been built yet. Run `npm start`.' : 'There is nothing here.',
    );
  const type = TYPES[extname(file)]!;
  if (extname(file) === '.html') return page(await readFile(file, 'utf8'));
  const headers = { ...SAFE_HEADERS, 'Content-Type': type, 'Cache-Control': cacheOf(path) };
  const packed = /\bbr\b/.test(accepted) ? await readFile(`${file}.br`).catch(() => null) : null;
  if (packed) return { status: 200, headers: { ...headers, 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }, body: packed };
  return { status: 200, headers, body: await readFile(file) };
}

function page(html: string): StaticAnswer {
  const nonce = newNonce();
  return {
    status: 200,
    headers: {
      ...SAFE_HEADERS,
      'Content-Type': TYPES['.html']!,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Frame-Options': 'DENY',
      'Cache-Control': 'no-store',
    },
    body: text(html.replaceAll(NONCE_PLACE, nonce)),
  };
}

const notFound = (sentence: string): StaticAnswer => ({
  status: 404,
  headers: {
    ...SAFE_HEADERS,
    'Content-Type': TYPES['.txt']!,
    'Content-Security-Policy': contentSecurityPolicy(newNonce()),
    'Cache-Control': 'no-store',
  },
  body: text(sentence),
});

/** Built assets have their content's hash in their name and never change; other files are asked for again. */
const cacheOf = (path: string): string => (path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache');

/** The file a request path names, or null. Follows symbolic links before it decides what lies inside. */
async function locate(root: string, path: string): Promise<string | null> {
  const plain = decode(path);
  if (plain === null) return null;
  const wanted = join(root, plain === '/' ? '/index.html' : plain);
  if (!Object.hasOwn(TYPES, extname(wanted))) return null;
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(wanted)]);
    return file.startsWith(base + sep) && Object.hasOwn(TYPES, extname(file)) ? file : null;
  } catch {
    return null;
  }
}

function decode(path: string): string | null {
  try {
    const plain = decodeURIComponent(path);
    const odd = !plain.startsWith('/') || /[\0\\:]/.test(plain) || plain.split('/').some((part) => part.startsWith('.'));
    return odd ? null : plain;
  } catch {
    return null;
  }
}
