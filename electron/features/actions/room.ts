import type { actions as shared } from '../../../shared/features/actions/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { actions as handlers } from './handlers.ts';
import { warnings } from './home.ts';
import { report } from './report.ts';
import { search } from './search.ts';

export const actions: RoomFor<typeof shared> = {
  handlers: { actions: handlers },
  search,
  warnings,
  reports: [report],
};
