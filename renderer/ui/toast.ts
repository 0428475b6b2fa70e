/** A button on a toast. */
export interface ToastAction {
  label: string;
  onPress: () => void;
}

/** Options of {@link toast}. */
export interface ToastOptions {
  tone?: 'success' | 'info' | 'warning' | 'error';
  /** Adds an Undo button. */
  undo?: () => void;
  /** More buttons: Open, Show in folder. */
  actions?: readonly ToastAction[];
  /** What it is about: a step, or what failed. See {@link dismissAbout}. */
  about?: string;
  /** Milliseconds until it goes; null keeps it until closed. */
  timeout?: number | null;
}

/** A toast as the region shows it. */
export interface ToastEntry {
  key: number;
  text: string;
  tone: 'success' | 'info' | 'warning' | 'error';
  undo?: () => void;
  about?: string;
  actions: readonly ToastAction[];
}

/** What the region renders. */
export interface ToastSnapshot {
  toasts: readonly ToastEntry[];
  /** The words in the live region; `turn` changes so that the same words are said again. */
  spoken: { text: string; turn: number };
}

interface Clock {
  left: number;
  started: number;
  timer: ReturnType<typeof setTimeout> | null;
}

const mostShown = 3;
const clocks = new Map<number, Clock>();
const listeners = new Set<() => void>();
let snapshot: ToastSnapshot = { toasts: [], spoken: { text: '', turn: 0 } };
let nextKey = 1;
let paused = false;

function publish(next: Partial<ToastSnapshot>): void {
  snapshot = { ...snapshot, ...next };
  for (const listener of listeners) listener();
}

function run(key: number): void {
  const clock = clocks.get(key);
  if (!clock || clock.timer || paused) return;
  clock.started = Date.now();
  clock.timer = setTimeout(() => dismissToast(key), clock.left);
}

/** Shows a message for 10 seconds, and says it to screen readers. Returns a key for {@link dismissToast}. */
export function toast(text: string, options: ToastOptions = {}): number {
  const key = nextKey++;
  const { tone = 'success', undo, about, actions = [], timeout = 10_000 } = options;
  const toasts = [...snapshot.toasts, { key, text, tone, undo, about, actions }];
  for (const old of toasts.slice(0, Math.max(0, toasts.length - mostShown))) clocks.delete(old.key);
  publish({ toasts: toasts.slice(-mostShown), spoken: { text, turn: snapshot.spoken.turn + 1 } });
  if (timeout !== null) {
    clocks.set(key, { left: timeout, started: Date.now(), timer: null });
    run(key);
  }
  return key;
}

/** Says something to screen readers without showing it: "12 figures pasted". */
export function announce(text: string): void {
  publish({ spoken: { text, turn: snapshot.spoken.turn + 1 } });
}

/** Takes a toast away. */
export function dismissToast(key: number): void {
  const clock = clocks.get(key);
  if (clock?.timer) clearTimeout(clock.timer);
  clocks.delete(key);
  publish({ toasts: snapshot.toasts.filter((entry) => entry.key !== key) });
}

/** Takes away what was said of a step that is undone now, or of a failure whose cause is gone. */
export function dismissAbout(about: string): void {
  for (const entry of snapshot.toasts) if (entry.about === about) dismissToast(entry.key);
}

/** Stops every clock while the pointer or focus is in the region. */
export function pauseToasts(): void {
  paused = true;
  for (const clock of clocks.values()) {
    if (!clock.timer) continue;
    clearTimeout(clock.timer);
    clock.timer = null;
    clock.left = Math.max(1000, clock.left - (Date.now() - clock.started));
  }
}

/** Starts the clocks again. */
export function resumeToasts(): void {
  paused = false;
  for (const key of clocks.keys()) run(key);
}

/** For `useSyncExternalStore`. */
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For `useSyncExternalStore`. */
export function toastSnapshot(): ToastSnapshot {
  return snapshot;
}
