import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { ImportKindName, SearchedEntity } from '../../shared/tables.ts';
import type { MenuCommand } from '../../shared/host.ts';
import type { WorkspaceState } from '../../shared/workspace.ts';
import type { IconType } from '../ui/Icon.tsx';
import type { Address, ScreenPath } from './address.ts';
import type { HomeCard } from './home-card.ts';

/** A line of the navigation. */
export interface NavEntry {
  /** Its place: entries stand in the order of these numbers. */
  order: number;
  label: string;
  icon: IconType;
  path: ScreenPath;
  /** Stands at the foot of the navigation. */
  foot?: boolean;
  /** Paths of other screens that belong to it. */
  also?: readonly ScreenPath[];
  /** How much waits there, as a component: a room counts what is its own. */
  Badge?: ComponentType;
}

/** Alt and a digit go to as many entries of the navigation, in their order. */
export const MOST_DIGITS = 9;

/** Keys that work everywhere: "Ctrl+Shift+A". */
export interface Keys {
  keys: string;
  /** What they do, for the list of keys in Help, and their place there; left out, they are not listed. */
  listed?: { order: number; words: string };
}

/** Keys that go somewhere. */
export interface Shortcut extends Keys {
  address: Address;
}

/** How a kind of record is shown, and where. */
export interface RecordPlace {
  icon: IconType;
  /** The screen that shows it. `parentId` is the record whose screen that is, where it is another one. */
  address: (found: { id: string; parentId: string | null }) => Address;
}

/** A line of the "New" menu. */
export interface NewEntry {
  order: number;
  label: string;
  address: Address;
  shortcut?: Keys;
}

/** A step of a new partnership, for its first screen. */
export interface FirstStep {
  order: number;
  words: string;
  button: string;
  address: Address;
}

/** A kind of file that the room brings in. */
export interface ImportPlace {
  order: number;
  /** What such a file is, and what becomes of its rows. */
  lead: string;
  /** Where the records that came of it are. */
  result: Address;
}

/** What a room says of the kinds of file that it brings in; of each that it names. */
type ImportPlaces<File extends ImportKindName> = [File] extends [never]
  ? { imports?: Readonly<Partial<Record<ImportKindName, ImportPlace>>> }
  : { imports: Readonly<Record<File, ImportPlace>> };

/**
 * What a room gives the house. The frame and Home ask all rooms for their parts and know none by name. `Kind` are the
 * kinds of record that the room shows, `File` the kinds of file that it brings in, as the core names them: each kind that
 * search finds, and each kind of file, belongs to exactly one room.
 */
export type Room<
  Routes extends readonly AnyRoute[] = readonly AnyRoute[],
  Kind extends SearchedEntity = never,
  File extends ImportKindName = never,
> = Parts<Routes, Kind> & ImportPlaces<File>;

interface Parts<Routes extends readonly AnyRoute[], Kind extends SearchedEntity> {
  routes: Routes;
  nav?: readonly NavEntry[];
  records: Record<Kind, RecordPlace>;
  newEntries?: readonly NewEntry[];
  homeCards?: readonly HomeCard[];
  /** Words for the room's warnings on Home, by their code. */
  warnings?: Readonly<Record<string, (count: number) => string>>;
  /** Words for the figures that the room's reports are checked by; those of a plain record's report come from its declaration. */
  totals?: Readonly<Record<string, string>>;
  firstSteps?: readonly FirstStep[];
  shortcuts?: readonly Shortcut[];
  /** What commands of the window's menu bar go to. */
  menu?: Partial<Record<MenuCommand, Address>>;
  /** Shown instead of all screens while no partnership is open. */
  WhenClosed?: ComponentType<{ workspace: WorkspaceState }>;
}
