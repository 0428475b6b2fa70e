import type { Step } from './range-selection.ts';

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  /** AltGr, which Windows tells as Ctrl and Alt together. */
  altGraph?: boolean;
}

/** Where the key was pressed. 'entering' = editing that began by typing, so arrows commit as in Excel. */
export type KeyPlace = 'cell' | 'header' | 'entering' | 'editing' | 'multiline' | 'list';

/** What the grid does. Keys that give no command go on to AG Grid or to the app (Ctrl+Z). */
export type GridCommand =
  | { type: 'extend'; step: Step; jump: boolean }
  | { type: 'move'; step: Step }
  | { type: 'jump'; step: Step }
  | { type: 'rowEdge'; last: boolean; extend: boolean }
  | { type: 'gridEdge'; last: boolean; extend: boolean }
  | { type: 'extendPage'; down: boolean }
  | { type: 'enter'; back: boolean }
  | { type: 'commit'; step: Step; by: 'enter' | 'tab' | 'arrow' }
  | { type: 'cancel' }
  | { type: 'tab'; back: boolean }
  | { type: 'leave'; back: boolean }
  | { type: 'edit' }
  | { type: 'type'; key: string }
  | { type: 'overwrite' }
  | { type: 'compose' }
  | { type: 'openList' }
  | { type: 'clear' }
  | { type: 'fillDown' }
  | { type: 'fillRight' }
  | { type: 'today' }
  | { type: 'selectAll' }
  | { type: 'selectColumn' }
  | { type: 'selectRow' }
  | { type: 'space' }
  | { type: 'menu' }
  | { type: 'escape' };

/** Commands of a run of entries with Tab; any other ends it. */
export const ENTRY: ReadonlySet<GridCommand['type']> = new Set([
  'commit',
  'tab',
  'enter',
  'type',
  'edit',
  'overwrite',
  'compose',
  'openList',
  'space',
]);

/** Commands that go on from a row that is gone. */
export const MOVES: ReadonlySet<GridCommand['type']> = new Set(['move', 'jump', 'enter', 'tab', 'rowEdge']);

const ARROWS: Readonly<Record<string, Step>> = {
  arrowup: { dRow: -1, dCol: 0 },
  arrowdown: { dRow: 1, dCol: 0 },
  arrowleft: { dRow: 0, dCol: -1 },
  arrowright: { dRow: 0, dCol: 1 },
};

const vertical = (back: boolean): Step => ({ dRow: back ? -1 : 1, dCol: 0 });
const sideways = (back: boolean): Step => ({ dRow: 0, dCol: back ? -1 : 1 });

function whileEditing(key: string, press: KeyPress, place: KeyPlace): GridCommand | null {
  if (key === 'escape') return { type: 'cancel' };
  if (key === 'tab') return { type: 'commit', step: sideways(press.shiftKey), by: 'tab' };
  if (place === 'list' || press.ctrlKey || press.metaKey) return null;
  if (key === 'enter' && press.altKey) return null;
  if (key === 'enter' && place === 'multiline' && press.shiftKey) return null;
  if (key === 'enter') return { type: 'commit', step: vertical(press.shiftKey), by: 'enter' };
  const arrow = ARROWS[key];
  if (arrow && place === 'entering' && !press.shiftKey && !press.altKey) {
    return { type: 'commit', step: arrow, by: 'arrow' };
  }
  return null;
}

function withControl(key: string, press: KeyPress): GridCommand | null {
  const arrow = ARROWS[key];
  if (arrow) {
    return press.shiftKey ? { type: 'extend', step: arrow, jump: true } : { type: 'jump', step: arrow };
  }
  if (key === 'home') return { type: 'gridEdge', last: false, extend: press.shiftKey };
  if (key === 'end') return { type: 'gridEdge', last: true, extend: press.shiftKey };
  if (press.shiftKey) return null;
  if (key === 'a') return { type: 'selectAll' };
  if (key === 'd') return { type: 'fillDown' };
  if (key === 'r') return { type: 'fillRight' };
  if (key === ';') return { type: 'today' };
  if (key === ' ') return { type: 'selectColumn' };
  return null;
}

function withShift(key: string): GridCommand | null {
  const arrow = ARROWS[key];
  if (arrow) return { type: 'extend', step: arrow, jump: false };
  if (key === 'pagedown' || key === 'pageup') {
    return { type: 'extendPage', down: key === 'pagedown' };
  }
  if (key === 'f10') return { type: 'menu' };
  if (key === ' ') return { type: 'selectRow' };
  return null;
}

const PLAIN: Readonly<Record<string, GridCommand>> = {
  f2: { type: 'edit' },
  delete: { type: 'clear' },
  backspace: { type: 'overwrite' },
  contextmenu: { type: 'menu' },
  escape: { type: 'escape' },
  ' ': { type: 'space' },
};

/** The grid's key map. Compares lower case, so Caps Lock changes nothing. */
export function commandFor(press: KeyPress, place: KeyPlace): GridCommand | null {
  const key = press.key.toLowerCase();
  if (place === 'header') {
    return key === 'tab' && !press.ctrlKey ? { type: 'leave', back: press.shiftKey } : null;
  }
  if (place !== 'cell') return whileEditing(key, press, place);
  // An input method or a dead key begins: what it makes goes into the editor, which must be there first.
  if (key === 'process' || key === 'dead') return { type: 'compose' };
  const isLetter = press.key.length === 1;
  if (isLetter && (press.altGraph || (press.altKey && !press.ctrlKey && press.key > '\u007F'))) return { type: 'type', key: press.key };
  if (press.altKey) return key === 'arrowdown' ? { type: 'openList' } : null;
  if (press.ctrlKey || press.metaKey) return withControl(key, press);
  if (key === 'tab') return { type: 'tab', back: press.shiftKey };
  if (key === 'enter') return { type: 'enter', back: press.shiftKey };
  if (key === 'home' || key === 'end') {
    return { type: 'rowEdge', last: key === 'end', extend: press.shiftKey };
  }
  const arrow = ARROWS[key];
  if (arrow && !press.shiftKey) return { type: 'move', step: arrow };
  const command = press.shiftKey ? withShift(key) : PLAIN[key];
  return command ?? (isLetter ? { type: 'type', key: press.key } : null);
}
