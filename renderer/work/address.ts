import { useNavigate, type RegisteredRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

type Screens = RegisteredRouter['routesByPath'];

/** The path of a screen, as its room's routes declare it. */
export type ScreenPath = keyof Screens;

type Part<Name extends string, Values> = keyof Values extends never ? { [N in Name]?: never } : { [N in Name]: Values };

type Params<Path extends ScreenPath> = Part<'params', Screens[Path]['types']['allParams']>;
type Search<Path extends ScreenPath> = Partial<Part<'search', Screens[Path]['types']['fullSearchSchemaInput']>>;

/** Where a screen is and what it shows: its path, and the parameters and search values that its room declares. */
export type Address = { [Path in ScreenPath]: { to: Path } & Params<Path> & Search<Path> }[ScreenPath];

/** Goes to an address. */
export function useGo(): (address: Address) => void {
  const navigate = useNavigate();
  return useCallback((address) => void navigate(address as Parameters<typeof navigate>[0]), [navigate]);
}
