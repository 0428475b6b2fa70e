import { room } from '../../room.ts';
import { groups } from './groups.ts';
import { organisations } from './organisations.ts';
import { people } from './people.ts';
import { tables } from './tables.ts';

export const partners = room({ contract: { groups, organisations, people }, tables, imports: { providers: 'Register of providers' } });
