import type { meetings as shared } from '../../../shared/features/meetings/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { meetings as handlers } from './handlers.ts';
import { refuseAgreedReversal } from './lock.ts';
import { search } from './search.ts';

export const meetings: RoomFor<typeof shared> = {
  handlers: { meetings: handlers },
  search,
  refuseReversal: refuseAgreedReversal,
};
