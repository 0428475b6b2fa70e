import { Building2, CalendarDays, ChartColumn, CircleHelp, House, ListChecks, MapPin, Settings, UsersRound } from 'lucide-react';
import type { IconType } from '../ui/Icon.tsx';
import type { StringKey } from '../words/t.ts';

export interface NavEntry {
  path: string;
  label: StringKey;
  icon: IconType;
  /** Alt and this digit go there. */
  digit?: number;
  /** Other addresses that belong to it. */
  also?: string[];
}

/** Screens in the order of the navigation. */
export const NAV: readonly NavEntry[] = [
  { path: '/', label: 'nav.home', icon: House, digit: 1 },
  { path: '/meetings', label: 'nav.meetings', icon: CalendarDays, digit: 2 },
  { path: '/actions', label: 'nav.actions', icon: ListChecks, digit: 3 },
  { path: '/homes', label: 'nav.homes', icon: Building2, digit: 4 },
  { path: '/sites', label: 'nav.sites', icon: MapPin, digit: 5, also: ['/import'] },
  { path: '/partners', label: 'nav.partners', icon: UsersRound, digit: 6, also: ['/groups'] },
  { path: '/reports', label: 'nav.reports', icon: ChartColumn, digit: 7 },
];

/** At the foot of the navigation. */
export const NAV_FOOT: readonly NavEntry[] = [
  { path: '/settings', label: 'nav.settings', icon: Settings, also: ['/history', '/open'] },
  { path: '/help', label: 'nav.help', icon: CircleHelp },
];

/** True when the address belongs to the entry. */
export const isHere = (entry: NavEntry, pathname: string): boolean =>
  [entry.path, ...(entry.also ?? [])].some((path) =>
    path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
  );
