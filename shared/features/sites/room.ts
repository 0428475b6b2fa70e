import { room } from '../../room.ts';
import { sites as methods } from './contract.ts';
import { tables } from './tables.ts';

export const sites = room({ contract: { sites: methods }, tables, imports: { brownfield: 'Brownfield land register' } });
