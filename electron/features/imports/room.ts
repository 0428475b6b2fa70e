import type { imports as shared } from '../../../shared/features/imports/room.ts';
import { importKindsOf, type RoomFor } from '../../rooms/room.ts';
import { imports as handlers } from './handlers.ts';

export const imports: RoomFor<typeof shared> = {
  handlers: (all) => ({ imports: handlers(importKindsOf(all)) }),
};
