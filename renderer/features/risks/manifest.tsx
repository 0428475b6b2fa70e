import { createRoute } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { z } from 'zod';
import { RISK, scoreOf } from '../../../shared/features/risks/room.ts';
import { recordWord } from '../../work/field-words.ts';
import { importedParts } from '../../work/imported-parts.ts';
import type { Room } from '../../work/manifest.ts';
import { plainRegister } from '../../work/register/plain-register.ts';
import { registerScreen } from '../../work/register/screen.tsx';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { wordsOf } from '../../words/t.ts';
import words from './words.en-GB.json' with { type: 'json' };

const t = wordsOf('risks', words);

const register = plainRegister(RISK, {
  title: t('nav.risks'),
  icon: ShieldAlert,
  empty: t('risks.empty'),
  importKind: 'risks',
  nameOf: (risk) => risk.reference,
  report: 'risk-register',
  closed: {
    is: ({ status }) => status === 'closed',
    words: (count) => t('risks.showClosed', { count }),
    hidden: (count) => t('risks.closedHidden', { count }),
  },
  about: (risk) => [risk.title],
  columns: [
    { field: 'reference', width: 96 },
    'title',
    { field: 'likelihood', unit: t('risks.points') },
    { field: 'impact', unit: t('risks.points') },
    { key: 'score', heading: t('risks.score'), kind: 'number', width: 76, value: scoreOf, label: true },
    'ownerPersonId',
    'organisationId',
    'status',
    'reviewOn',
  ],
  form: [
    { field: 'title', rows: 2, noun: t('risks.titleNoun') },
    'reference',
    'status',
    { field: 'likelihood', hint: t('risks.pointsHint') },
    { field: 'impact', hint: t('risks.pointsHint') },
    'ownerPersonId',
    'organisationId',
    'reviewOn',
    { field: 'description', rows: 3 },
    { field: 'mitigation', rows: 3 },
  ],
  facts: [
    'likelihood',
    'impact',
    { label: t('risks.score'), value: (risk) => String(scoreOf(risk)) },
    'status',
    'ownerPersonId',
    'organisationId',
    'reviewOn',
    'description',
    'mitigation',
  ],
});

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/risks',
    component: registerScreen(register),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      risk: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
      ...importedParts,
    }),
  }),
];

/** What the risk register gives the house. */
export const risks: Room<typeof routes, 'risk', 'risks'> = {
  routes,
  nav: [{ order: 80, label: t('nav.risks'), icon: ShieldAlert, path: '/risks' }],
  records: { risk: { icon: ShieldAlert, address: ({ id }) => ({ to: '/risks', search: { risk: id } }) } },
  newEntries: [{ order: 45, label: recordWord('risk'), address: { to: '/risks', search: { new: true } } }],
  imports: { risks: { order: 30, lead: t('risks.importLead'), result: { to: '/risks' } } },
};
