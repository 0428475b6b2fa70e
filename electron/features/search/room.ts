import type { search as shared } from '../../../shared/features/search/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { search as handlers } from './handlers.ts';

export const search: RoomFor<typeof shared> = {
  handlers: (all) => ({ search: handlers(all.search) }),
};
