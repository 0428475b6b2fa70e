import { createContext, useContext } from 'react';
import type { Room } from './manifest.ts';

const RoomsContext = createContext<readonly Room[]>([]);

/** Hands the rooms down; the frame does, as it alone knows them. */
export const RoomsProvider = RoomsContext.Provider;

/** All rooms, for a screen that shows a part of each. */
export const useRooms = (): readonly Room[] => useContext(RoomsContext);
