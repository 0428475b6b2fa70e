import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { hostContract } from '../../shared/contract.ts';
import { SampleName, WorkspaceState } from '../../shared/workspace.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Call, Reply } from '../../shared/rpc.ts';
import type { ChangesTold } from '../../shared/wire.ts';
import type { z } from 'zod';
import { cancelled } from '../core/breath.ts';
import type { Actor } from '../core/actor.ts';
import type { Core } from '../core/create-core.ts';
import { silentLog, type Log } from '../core/log.ts';
import type { Program } from '../core/program.ts';
import { toAppError } from '../db/errors.ts';
import { describeProfile, type DatabaseProfile } from '../db/profile.ts';
import { answer, methodOf, refusal } from './answer.ts';
import { everything, Feed } from './feed.ts';
import { ask, makeNew, openPartnership, type CoreParts } from './make-new.ts';
import { addressOf, freePath, profileOf } from './places.ts';
import { KeptTexts } from './kept-texts.ts';
import { RecentFiles } from './settings.ts';

/** Fills an empty partnership file with a worked example. */
export type FillSample = (
  core: Core,
  name: z.infer<typeof SampleName>,
  options?: { scale?: 1 | 10 | 100; signal?: AbortSignal },
) => Promise<void>;

export interface WorkspaceConfig {
  /** Path or postgres:// address from the command line; the last one opened when left out. */
  target?: string;
  /** Where settings.json is kept. */
  dataDir: string;
  /** Where new partnerships go when no path is given; `dataDir` when left out. */
  documentsDir?: string;
  actor: Actor;
  program: Program;
  log?: Log;
  openOptions?: { upgrade?: boolean };
  fillSample?: FillSample;
  clock?: () => Date;
  newId?: () => string;
}

/** One partnership open at a time, or none yet: what a host's screens talk to. */
export interface Workspace {
  /** Never rejects: a failure is a Reply too. */
  dispatch(call: Call, signal?: AbortSignal): Promise<Reply>;
  /** Number of the newest event. */
  seq(): number;
  /** Events after a number, oldest first. Goes on counting when another partnership is opened. */
  changesSince(seq: number): ChangesTold;
  onChange(listener: (event: ChangeEvent) => void): () => void;
  /** Calls `listener` whenever a partnership was opened, with what would open it again. */
  onOpened(listener: (target: string, state: WorkspaceState) => void): () => void;
  state(): WorkspaceState;
  /** What would open the same again, password included. */
  target(): string;
  close(): Promise<void>;
}

/** Opens what was asked for or was open last; when that can't be, there is a first-run state that says why. */
export async function createWorkspace(config: WorkspaceConfig): Promise<Workspace> {
  const host = new WorkspaceHost(config);
  await host.openFirst();
  return host;
}

interface Open {
  core: Core;
  profile: DatabaseProfile;
  running: Set<Promise<unknown>>;
  stop(): void;
}

const FIRST_NAME = 'Housing partnership';
const SAMPLE_NAMES: Record<z.infer<typeof SampleName>, string> = {
  demo: 'Sample demo',
  birmingham: 'Sample Birmingham',
};

class WorkspaceHost implements Workspace {
  readonly #config: WorkspaceConfig;
  readonly #parts: CoreParts;
  readonly #feed = new Feed();
  readonly #recent: RecentFiles;
  readonly #kept: KeptTexts;
  readonly #opened = new Set<(target: string, state: WorkspaceState) => void>();
  /** Addresses with their passwords, which are never written down: a recent one can be opened again this session. */
  readonly #known = new Map<string, DatabaseProfile>();
  #open: Open | null = null;
  #target: DatabaseProfile;
  #problem: string | null = null;
  /** Switches happen one after another. */
  #switching: Promise<unknown> = Promise.resolve();
  readonly #retiring = new Set<Promise<void>>();

  constructor(config: WorkspaceConfig) {
    this.#config = config;
    const { program, actor, log, clock, newId, openOptions } = config;
    this.#parts = {
      program,
      actor,
      ...(log ? { log } : {}),
      ...(clock ? { clock } : {}),
      ...(newId ? { newId } : {}),
      open: { upgrade: openOptions?.upgrade ?? false },
    };
    this.#recent = new RecentFiles(config.dataDir);
    this.#kept = new KeptTexts(config.dataDir);
    this.#target = config.target === undefined ? this.#newFile(FIRST_NAME) : profileOf(config.target);
  }

  async openFirst(): Promise<void> {
    const last = this.#config.target === undefined ? this.#recent.list()[0]?.path : undefined;
    const wanted = last === undefined ? this.#target : profileOf(last);
    if (this.#config.target === undefined && last === undefined) return;
    try {
      await this.#switchTo(wanted);
    } catch (error) {
      const known = toAppError(error);
      // A file asked for that isn't there yet is no failure: it is where the new partnership goes.
      if (last === undefined && known.code === 'not_found') return;
      this.#problem = errorSentence(known);
      this.#log('open_failed', known);
    }
  }

  async dispatch(call: Call, signal?: AbortSignal): Promise<Reply> {
    const [feature = '', name = ''] = call.method.split('.');
    if (feature === 'workspace') return this.#answer(call, name, signal);
    const open = this.#open;
    if (!open) return refusal(new AppError('not_found', 'No partnership is open.', { remedy: 'Start one or open a file.' }));
    const running = open.core.dispatch(call, signal);
    open.running.add(running);
    return running.finally(() => open.running.delete(running));
  }

  async #answer(call: Call, name: string, signal?: AbortSignal): Promise<Reply> {
    const run = {
      state: async () => this.state(),
      start: (input: { name: string; path?: string }) => this.#inTurn(() => this.#start(input, signal)),
      open: (input: { path: string }) => this.#inTurn(() => this.#openPath(input.path, signal)),
      sample: (input: { name: z.infer<typeof SampleName>; path?: string }) => this.#inTurn(() => this.#sample(input, signal)),
      kept: async () => this.#kept.all(),
      keep: (input: { key: string; value: string | null }) => this.#kept.set(input.key, input.value),
    } satisfies Record<keyof typeof hostContract.workspace, (input: never) => Promise<unknown>>;
    try {
      const handler = run[name as keyof typeof run] as (input: never) => Promise<unknown>;
      return { ok: true, data: await answer(methodOf(hostContract.workspace, name), call.method, call.input, handler) };
    } catch (error) {
      return refusal(error, this.#config.log);
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#switching.then(work);
    this.#switching = turn.catch(() => {});
    return turn;
  }

  async #start({ name, path }: { name: string; path?: string }, signal?: AbortSignal): Promise<WorkspaceState> {
    const profile = path === undefined ? this.#placeFor(name) : this.#profile(path);
    await this.#make(profile, (core) => ask(core, 'partnership.start', { name }, signal));
    return this.#switchTo(profile);
  }

  async #sample({ name, path }: { name: z.infer<typeof SampleName>; path?: string }, signal?: AbortSignal): Promise<WorkspaceState> {
    const { fillSample } = this.#config;
    if (!fillSample) throw new AppError('forbidden', 'This copy of the program has no samples.');
    const profile = path === undefined ? this.#newFile(SAMPLE_NAMES[name]) : this.#profile(path);
    await this.#make(profile, (core) => fillSample(core, name, signal ? { signal } : {}));
    return this.#switchTo(profile);
  }

  async #openPath(path: string, signal?: AbortSignal): Promise<WorkspaceState> {
    const profile = this.#profile(path);
    if (this.#open && addressOf(this.#open.profile) === addressOf(profile)) {
      if (this.#open.core.database.isThere()) return this.state();
      await this.#letGo();
    }
    return this.#switchTo(profile, signal);
  }

  /** Closes what is open. What lies at its path by now is another file, or another's contents, and can't be opened beside it. */
  async #letGo(): Promise<void> {
    if (this.#open) this.#retire(this.#open);
    this.#open = null;
    await Promise.all(this.#retiring);
  }

  async #make(profile: DatabaseProfile, work: (core: Core) => Promise<unknown>): Promise<void> {
    if (profile.kind === 'sqlite' && dirname(profile.path) === this.#folder()) mkdirSync(this.#folder(), { recursive: true });
    await makeNew(profile, this.#parts, work);
  }

  /** Opens the new one first, so that a failure leaves open what is open. */
  async #switchTo(profile: DatabaseProfile, signal?: AbortSignal): Promise<WorkspaceState> {
    const { core, name } = await openPartnership(profile, this.#parts);
    if (signal?.aborted) {
      await core.close();
      throw cancelled();
    }
    const old = this.#open;
    const stop = core.onChange((event) => this.#feed.publish(event));
    this.#open = { core, profile, running: new Set(), stop };
    this.#target = profile;
    this.#problem = null;
    if (old) this.#retire(old);
    this.#known.set(addressOf(profile), profile);
    await this.#remember(profile, name);
    this.#feed.publish(everything(this.#config.actor.name));
    const state = this.state();
    for (const listener of this.#opened) listener(this.target(), state);
    return state;
  }

  /** Calls already on their way end first; nobody waits for that. */
  #retire(old: Open): void {
    old.stop();
    const closing = Promise.allSettled(old.running)
      .then(() => old.core.close())
      .catch((error: unknown) => this.#log('close_failed', toAppError(error)))
      .finally(() => this.#retiring.delete(closing));
    this.#retiring.add(closing);
  }

  async #remember(profile: DatabaseProfile, name: string): Promise<void> {
    const openedAt = (this.#config.clock?.() ?? new Date()).toISOString();
    try {
      await this.#recent.add({ path: addressOf(profile), name, openedAt });
    } catch (error) {
      this.#log('settings_not_saved', toAppError(error));
    }
  }

  #profile(text: string): DatabaseProfile {
    const profile = profileOf(text);
    return this.#known.get(addressOf(profile)) ?? (addressOf(this.#target) === addressOf(profile) ? this.#target : profile);
  }

  #folder(): string {
    return this.#config.documentsDir ?? this.#config.dataDir;
  }

  /** Beside the file the person works on, else in their documents. */
  #newFile(name: string): DatabaseProfile {
    const target = this.#config.target === undefined ? undefined : profileOf(this.#config.target);
    return { kind: 'sqlite', path: freePath(target?.kind === 'sqlite' ? dirname(target.path) : this.#folder(), name) };
  }

  #placeFor(name: string): DatabaseProfile {
    return this.#open ? this.#newFile(name) : this.#target;
  }

  #log(event: string, error: AppError): void {
    (this.#config.log ?? silentLog).write(event, { code: error.code });
  }

  seq(): number {
    return this.#feed.seq;
  }

  changesSince(seq: number): ChangesTold {
    return this.#feed.since(seq);
  }

  onChange(listener: (event: ChangeEvent) => void): () => void {
    return this.#feed.on(listener);
  }

  onOpened(listener: (target: string, state: WorkspaceState) => void): () => void {
    this.#opened.add(listener);
    return () => void this.#opened.delete(listener);
  }

  state(): WorkspaceState {
    return {
      state: this.#open ? 'open' : 'first_run',
      name: this.#open ? describeProfile(this.#open.profile) : '',
      target: addressOf(this.#target),
      problem: this.#problem,
      recent: this.#recent.list(),
    };
  }

  target(): string {
    return this.#target.kind === 'sqlite' ? this.#target.path : this.#target.url;
  }

  async close(): Promise<void> {
    await this.#switching;
    await this.#letGo();
  }
}
