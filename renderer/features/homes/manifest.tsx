import { createRoute } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { z } from 'zod';
import { recordWord } from '../../work/field-words.ts';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { HomesPage } from './HomesPage.tsx';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/homes',
    component: HomesPage,
    validateSearch: z.object({
      provider: z.array(z.string()).optional().catch(undefined),
      tenure: z.array(z.string()).optional().catch(undefined),
      need: z.array(z.string()).optional().catch(undefined),
      commitment: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
];

/** What commitments to homes give the house. */
export const homes: Room<typeof routes, 'commitment'> = {
  routes,
  nav: [{ order: 40, label: t('nav.homes'), icon: Building2, path: '/homes', digit: 4 }],
  records: { commitment: { icon: Building2, address: ({ id }) => ({ to: '/homes', search: { commitment: id } }) } },
  newEntries: [{ order: 30, label: recordWord('commitment'), address: { to: '/homes', search: { new: true } } }],
  firstSteps: [
    { order: 40, words: t('home.start.homes'), button: t('home.start.homesButton'), address: { to: '/homes', search: { new: true } } },
  ],
};
