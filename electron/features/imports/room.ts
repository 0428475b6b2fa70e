import type { imports as shared } from '../../../shared/features/imports/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { absence } from './2026-11-26T16-register-absence.ts';
import { imports as handlers } from './handlers.ts';

export const imports: RoomFor<typeof shared> = {
  migrations: { '2026-11-26T16-register-absence': absence },
  handlers: (all) => ({ imports: handlers(all.imports) }),
};
