import type { reports as shared } from '../../../shared/features/reports/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { reports as handlers } from './handlers.ts';

export const reports: RoomFor<typeof shared> = {
  handlers: (all) => ({ reports: handlers(all.reports) }),
};
