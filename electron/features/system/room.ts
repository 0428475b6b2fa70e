import type { system as shared } from '../../../shared/features/system/room.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { runningHash } from './2026-11-26T16-running-hash.ts';
import { derivation } from './2026-11-26T19-derivation.ts';
import { auditPack } from './2026-11-26T22-audit-pack.ts';
import { system as handlers } from './handlers.ts';

export const system: RoomFor<typeof shared> = {
  handlers: { system: handlers },
  migrations: { '2026-11-26T16-running-hash': runningHash, '2026-11-26T19-derivation': derivation, '2026-11-26T22-audit-pack': auditPack },
};
