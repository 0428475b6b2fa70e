/** Windows over real cores, in which screens are open and things are done at random; what each shows is compared with a fresh read. */
import { windowIdFrom } from '../../shared/window-id.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryObserver } from '@tanstack/react-query';
import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { HostBridge } from '../../shared/host.ts';
import type { Api, Transport } from '../../shared/rpc.ts';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import { program } from '../../electron/program.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { Random } from '../../electron/samples/random.ts';
import { Readings } from '../../renderer/api/readings.ts';

/** Everything the screens show without being asked for something, but what is of this computer. */
const SCREENS: readonly [name: string, input: object][] = [
  ['homes.grid', {}],
  ['homes.home', {}],
  ['actions.list', { view: 'open' }],
  ['actions.list', { view: 'all' }],
  ['actions.part', { view: 'open' }],
  ['actions.part', { text: 'agree' }],
  ['actions.part', { limit: 250 }],
  ['actions.home', {}],
  ['actions.overdueCount', {}],
  ['sites.list', {}],
  ['people.list', {}],
  ['organisations.list', {}],
  ['groups.list', {}],
  ['meetings.list', {}],
  ['meetings.next', {}],
  ['risks.list', {}],
  ['home.warnings', {}],
  ['history.recent', { limit: 20 }],
  ['history.undoState', {}],
];

/** Opened and left again and again, so that what was kept of a screen that isn't shown is tried, too. */
const OFTEN_LEFT = new Set(['homes.grid', 'actions.list', 'sites.list']);

interface Shown {
  name: string;
  input: object;
  observer: QueryObserver<unknown, Error, unknown, unknown, readonly [string, unknown]>;
  leave: (() => void) | null;
}

/** One window: it keeps what its screens have read. */
class TestWindow {
  /** Rows that were read alone. */
  patched = 0;
  readonly #api: Api<AppContract>;
  readonly #readings: Readings;
  readonly #shown: Shown[];
  readonly #stop: () => void;

  constructor(core: Core) {
    const transport: Transport = {
      call: (call, signal) => {
        if (/\.(list|window)$/.test(call.method) || call.method === 'homes.grid')
          this.patched += (call.input as { ids?: unknown[] }).ids?.length ?? 0;
        return core.dispatch(call, signal as AbortSignal | undefined);
      },
      onChange: (listener) => core.onChange(listener),
    };
    this.#api = createApi<AppContract>(transport);
    this.#readings = new Readings(
      { api: this.#api, transport, host: {} as HostBridge, window: windowIdFrom(crypto.randomUUID()) },
      () => {},
    );
    this.#stop = this.#readings.listen();
    this.#shown = SCREENS.map(([name, input]) => {
      const observer = new QueryObserver(this.#readings.client, this.#readings.options(name, input));
      return { name, input, observer, leave: null };
    });
    for (const one of this.#shown) this.#show(one);
  }

  #show(one: Shown): void {
    one.leave ??= one.observer.subscribe(() => {});
  }

  do(name: string, input: unknown): Promise<unknown> {
    return this.#readings.send(name, input);
  }

  /** Leaves a screen, or comes back to it. */
  wander(random: Random): void {
    const one = random.pick(this.#shown.filter(({ name }) => OFTEN_LEFT.has(name)));
    if (one.leave) {
      one.leave();
      one.leave = null;
    } else this.#show(one);
  }

  /** Leaves all screens and comes back to them. */
  again(): void {
    for (const one of this.#shown) {
      one.leave?.();
      one.leave = null;
      this.#show(one);
    }
  }

  async settled(): Promise<void> {
    for (const { name } of this.#shown) await this.#readings.freshness.settled(name);
  }

  /** Screens that show something else than a fresh read; their rows in any order unless it is to be `exact`. */
  async stale(exact: boolean): Promise<string[]> {
    const found: string[] = [];
    for (const { name, input, observer, leave } of this.#shown) {
      if (!leave) continue;
      const { data, error } = observer.getCurrentResult();
      // Rows of the beginning of a list stay in it until it is read anew, even where they would stand further down now.
      const own = name.endsWith('.part') && !exact ? { ids: (data as { rows: { id: string }[] }).rows.map(({ id }) => id) } : {};
      const fresh: unknown = await this.#api[name.split('.')[0] as 'homes'][name.split('.')[1] as 'grid']({ ...input, ...own });
      const [shown, now] = [data, fresh].map((answer) => JSON.stringify(exact ? answer : inAnyOrder(answer)));
      if (error || shown !== now) found.push(`${name} ${JSON.stringify(input)}: ${error?.message ?? difference(shown ?? '', now ?? '')}`);
    }
    return found;
  }

  close(): void {
    for (const { leave } of this.#shown) leave?.();
    this.#stop();
    this.#readings.client.clear();
  }
}

function inAnyOrder(answer: unknown): unknown {
  const byId = (rows: unknown[]): unknown[] => rows.toSorted((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1));
  if (Array.isArray(answer)) return byId(answer);
  const { rows } = (answer ?? {}) as { rows?: unknown[] };
  return rows ? { ...(answer as object), rows: byId(rows) } : answer;
}

function difference(shown: string, now: string): string {
  const at = Array.from(shown).findIndex((letter, place) => letter !== now[place]);
  return `…${shown.slice(Math.max(0, at - 60), at + 60)}… instead of …${now.slice(Math.max(0, at - 60), at + 60)}…`;
}

type Do = (api: Api<AppContract>, random: Random) => Promise<[name: string, input: unknown] | null>;

/** One edit of a record of a list, in one of the ways given. */
const edit =
  (name: string, rows: (api: Api<AppContract>) => Promise<{ id: string; version: number }[]>, ways: ((random: Random) => object)[]): Do =>
  async (api, random) => {
    const all = await rows(api);
    if (all.length === 0) return null;
    const many = Array.from({ length: random.int(1, 3) }, () => random.pick(all));
    const edits = [...new Map(many.map((row) => [row.id, row])).values()].map(({ id, version }) => ({
      id,
      version,
      changes: random.pick(ways)(random),
    }));
    return [name, { edits }];
  };

const word = (random: Random): string => `Word ${random.int(1, 9999)}`;

const DOINGS: readonly Do[] = [
  async (api, random) => {
    const { rows, years } = await api.homes.grid({});
    const cells = Array.from({ length: random.int(1, 4) }, () => {
      const row = random.pick(rows);
      const year = random.chance(0.05) ? 2045 : random.pick(years);
      const version = row.years.find((figures) => figures.year === year)?.version ?? 0;
      const measure = random.pick(['promised', 'forecast', 'delivered'] as const);
      return { commitmentId: row.id, year, measure, value: random.chance(0.2) ? null : random.int(0, 60), version };
    });
    return ['homes.updateMany', { cells: [...new Map(cells.map((cell) => [`${cell.commitmentId} ${cell.year}`, cell])).values()] }];
  },
  edit('homes.updateMany', async (api) => (await api.homes.grid({})).rows, [
    (random) => ({ stage: random.pick(['idea', 'on_site', 'complete', 'withdrawn']) }),
    (random) => ({ siteName: word(random) }),
    (random) => ({ tenure: random.pick(['SR', 'AR', 'SO']) }),
  ]),
  async (api, random) => ['homes.create', { organisationId: random.pick(await api.organisations.list({})).id, siteName: word(random) }],
  async (api, random) => {
    const { id, version } = random.pick((await api.homes.grid({})).rows);
    return ['homes.remove', { id, version }];
  },
  edit('actions.updateMany', (api) => api.actions.list({}), [
    (random) => ({ status: random.pick(['open', 'in_progress', 'closed']) }),
    (random) => ({ dueOn: random.chance(0.2) ? null : `2027-0${random.int(1, 9)}-1${random.int(0, 9)}` }),
    (random) => ({ title: word(random) }),
  ]),
  async (_, random) => ['actions.create', { title: word(random), dueOn: random.chance(0.5) ? '2027-03-01' : null }],
  async (api, random) => {
    const { id, version } = random.pick(await api.actions.list({ view: 'open' }));
    return ['actions.addUpdate', { id, version, text: word(random), ...(random.chance(0.3) ? { status: 'blocked' } : {}) }];
  },
  async (api, random) => {
    const { id, version } = random.pick(await api.actions.list({}));
    return ['actions.remove', { id, version }];
  },
  edit('sites.updateMany', async (api) => (await api.sites.list({})).rows, [
    (random) => ({ homesTo: random.int(200, 400) }),
    (random) => ({ nameAddress: word(random) }),
    (random) => ({ reference: `Z/${random.int(1, 99_999)}` }),
  ]),
  async (_, random) => ['sites.create', { reference: `Y/${random.int(1, 99_999)}`, nameAddress: word(random) }],
  edit('people.updateMany', (api) => api.people.list({}), [
    (random) => ({ name: word(random) }),
    (random) => ({ phone: String(random.int(1, 999)) }),
  ]),
  edit('risks.updateMany', (api) => api.risks.list({}), [(random) => ({ title: word(random) })]),
  async (api, random) => {
    const { id, version } = random.pick(await api.organisations.list({}));
    return ['organisations.update', { id, version, changes: { name: word(random) } }];
  },
  async (api, random) => {
    const { id, version } = random.pick(await api.meetings.list({}));
    return ['meetings.update', { id, version, changes: { place: word(random) } }];
  },
  async () => ['history.undo', {}],
  async () => ['history.undo', {}],
  async () => ['history.redo', {}],
];

/** Does `steps` things in two windows at once, and answers what was found stale. */
export async function editAtRandom(steps: number, seed: string): Promise<{ stale: string[]; done: number; patched: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-windows-'));
  const open = (name: string): Promise<Core> =>
    createCore({ profile: { kind: 'sqlite', path: join(folder, 'p.hpp') }, program, actor: accountActor(name), open: { create: true } });
  const cores = [await open('Ann Chair'), await open('Sam Officer')];
  await fillSample(cores[0]!, 'demo', { today: '2026-11-22' });
  // Two windows of one process, and one of another, which hears of them by the log.
  const windows = [new TestWindow(cores[0]!), new TestWindow(cores[0]!), new TestWindow(cores[1]!)];
  const heard = hearing(cores);
  const random = new Random(seed);
  const stale: string[] = [];
  let done = 0;
  const api = createApi<AppContract>({ call: (call) => cores[0]!.dispatch(call), onChange: () => () => {} });
  try {
    await Promise.all(windows.map((window) => window.settled()));
    for (let step = 1; step <= steps && stale.length === 0; step += 1) {
      const both = await Promise.all(windows.slice(0, 2).map(() => random.pick(DOINGS)(api, random)));
      // At once: one of them may be refused for what the other has done, and then shows that.
      const ended = await Promise.allSettled(both.map(async (asked, at) => asked && windows[at]!.do(...asked)));
      done += ended.filter(({ status }) => status === 'fulfilled').length;
      if (random.chance(0.3)) windows[random.int(0, 1)]!.wander(random);
      const isLast = step === steps;
      const looked = step % 10 === 0 || isLast ? windows : windows.slice(0, 2);
      if (looked.length > 2) await heard();
      if (isLast) for (const window of windows) window.again();
      for (const [at, window] of looked.entries()) {
        await window.settled();
        for (const fault of await window.stale(isLast))
          stale.push(`step ${step}, window ${at + 1}, after ${JSON.stringify(both)}: ${fault}`);
      }
    }
  } finally {
    for (const window of windows) window.close();
    for (const core of cores) await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { stale, done, patched: windows.reduce((sum, { patched }) => sum + patched, 0) };
}

/** Waits until the last core has heard what the first has committed. */
function hearing(cores: readonly Core[]): () => Promise<void> {
  const heard = cores.map(() => 0);
  for (const [at, core] of cores.entries()) core.onChange(({ seq }) => void (heard[at] = seq));
  return async () => {
    for (const until = Date.now() + 30_000; heard.at(-1)! < heard[0]!;) {
      if (Date.now() > until) throw new Error('The other core did not hear of it.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}
