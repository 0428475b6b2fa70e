import { room } from '../../room.ts';
import { imports as methods } from './contract.ts';
import { tables } from './tables.ts';

export const imports = room({ contract: { imports: methods }, tables });
