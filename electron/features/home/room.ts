import type { home as shared } from '../../../shared/features/home/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { home as handlers } from './handlers.ts';

export const home: RoomFor<typeof shared> = {
  handlers: (all) => ({ home: handlers(all.warnings) }),
};
