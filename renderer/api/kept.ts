import type { Api } from '../../shared/rpc.ts';
import type { HostContract } from '../../shared/contract.ts';

/** What is kept for this computer: preferences, column layouts, minutes not saved yet. Never the token. */
const OURS = /^hpp[.-]/;
const LOOK_MS = 500;

type Keeper = Pick<Api<HostContract>['workspace'], 'kept' | 'keep'>;

/**
 * Keeps what this page puts into the browser's storage with the program's own data. The browser keeps it by the page's
 * address, and that has another port at each start. To be called once, before the first screen.
 */
export async function startKeeping(keeper: Keeper, storage: Storage = localStorage): Promise<() => Promise<void>> {
  let known: Map<string, string>;
  try {
    known = new Map(Object.entries(await keeper.kept({})));
  } catch {
    // Without it the page goes on as a browser's page does.
    return async () => {};
  }
  for (const key of keysOf(storage)) if (!known.has(key)) storage.removeItem(key);
  for (const [key, value] of known) put(storage, key, value);
  let last: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => (last = last.then(() => sendChanges(keeper, storage, known)));
  const timer = setInterval(() => void look(), LOOK_MS);
  window.addEventListener('pagehide', () => void look());
  return async () => {
    clearInterval(timer);
    await look();
  };
}

function put(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch {
    // The browser's own room is full: what is there is kept all the same.
  }
}

const keysOf = (storage: Storage): string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) => OURS.test(key));

async function sendChanges(keeper: Keeper, storage: Storage, known: Map<string, string>): Promise<void> {
  const now = new Map(keysOf(storage).map((key) => [key, storage.getItem(key) ?? '']));
  const changed = [...now].filter(([key, value]) => known.get(key) !== value);
  const gone = [...known.keys()].filter((key) => !now.has(key));
  for (const [key, value] of [...changed, ...gone.map((key): [string, null] => [key, null])]) {
    try {
      await keeper.keep({ key, value });
    } catch {
      // Tried again at the next look.
      return;
    }
    if (value === null) known.delete(key);
    else known.set(key, value);
  }
}
