/** Mistakes a register's manifest can make: each doesn't compile. */
import { ShieldAlert } from 'lucide-react';
import { expect, test } from 'vitest';
import { RISK } from '../../shared/features/risks/room.ts';
import type { Room } from '../../renderer/work/manifest.ts';
import { plainRegister } from '../../renderer/work/register/plain-register.ts';

const PARTS = { title: 'Risks', icon: ShieldAlert, empty: 'None', nameOf: () => 'R1', about: () => [], columns: [], facts: [] } as const;

test('a register is of its record, with its fields and its kind of import', () => {
  const good = plainRegister(RISK, { ...PARTS, importKind: 'risks', form: ['reference', 'title', 'likelihood', 'impact'] });
  expect(good).toMatchObject({ entity: 'risk', feature: 'risks', noun: RISK.noun, schema: RISK.fields, shows: 'risk' });
  const declare = (): void => {
    // @ts-expect-error -- a required field left out of the form
    plainRegister(RISK, { ...PARTS, form: ['reference', 'title', 'likelihood'] });
    // @ts-expect-error -- a kind of import that no room declares
    plainRegister(RISK, { ...PARTS, importKind: 'riks', form: ['reference', 'title', 'likelihood', 'impact'] });
    // @ts-expect-error -- a feature of its own: it is its record's
    plainRegister(RISK, { ...PARTS, feature: 'sites', form: ['reference', 'title', 'likelihood', 'impact'] });
    // @ts-expect-error -- a field there isn't
    plainRegister(RISK, { ...PARTS, form: ['referense', 'title', 'likelihood', 'impact'] });
    // @ts-expect-error -- words for a kind of import that no room declares
    const imports: Room['imports'] = { riks: { order: 1, lead: '', result: { to: '/risks' } } };
    expect(imports).toBeDefined();
  };
  expect(declare).toBeTypeOf('function');
});
