import type { meetings as shared } from '../../../shared/features/meetings/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { indexes } from './2026-11-26T19-live-indexes.ts';
import { meetings as handlers } from './handlers.ts';
import { refuseAgreedReversal } from './lock.ts';
import { search } from './search.ts';

export const meetings: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T19-meetings-live-indexes': indexes },
  handlers: { meetings: handlers },
  search,
  refuseReversal: refuseAgreedReversal,
};
