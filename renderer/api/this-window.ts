import { isWindowId, windowIdFrom } from '../../shared/window-id.ts';

const KEY = 'hpp-window';

/** Holds a name for as long as this page lives. False when another page of ours holds it. */
function claim(id: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks
      .request(`${KEY}-${id}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => {});
      })
      .catch(() => resolve(true));
  });
}

const AGAIN_MS = 50;
const TRIES = 4;

/** A page that is loaded again may come before its old self has let go. */
async function claimInTime(id: string): Promise<boolean> {
  for (let left = TRIES; ; left -= 1) {
    if (await claim(id)) return true;
    if (left === 1) return false;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/**
 * The id of this window, by which its steps are undone apart from those of others. It stays when the page is loaded
 * again; a new window has a new one, and a tab that was duplicated, whose storage is a copy, too.
 */
export async function takeWindowId(storage: Storage = sessionStorage): Promise<string> {
  const before = storage.getItem(KEY);
  if (before !== null && isWindowId(before) && (await claimInTime(before))) return before;
  const id = windowIdFrom(crypto.randomUUID());
  storage.setItem(KEY, id);
  await claim(id);
  return id;
}
