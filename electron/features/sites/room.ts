import type { sites as shared } from '../../../shared/features/sites/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { brownfield } from './brownfield.ts';
import { sites as handlers } from './handlers.ts';
import { search } from './search.ts';
import { warnings } from './warnings.ts';

export const sites: RoomFor<typeof shared> = {
  handlers: { sites: handlers },
  search,
  warnings,
  imports: [brownfield],
};
