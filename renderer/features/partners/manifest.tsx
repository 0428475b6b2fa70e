import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Building2, UserRound, UsersRound } from 'lucide-react';
import { z } from 'zod';
import type { Address } from '../../work/address.ts';
import { recordWord } from '../../work/field-words.ts';
import { importedParts } from '../../work/imported-parts.ts';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/partners',
    component: lazyRouteComponent(() => import('./PartnersPage.tsx'), 'PartnersPage'),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      tab: z.enum(['organisations', 'people', 'groups']).optional().catch(undefined),
      organisation: z.string().optional().catch(undefined),
      person: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
      /** Organisations of the regulator's register too. */
      include: z.enum(['all']).optional().catch(undefined),
      ...importedParts,
    }),
  }),
  createRoute({
    getParentRoute: underRoot,
    path: '/groups/$groupId',
    component: lazyRouteComponent(() => import('./GroupPage.tsx'), 'GroupPage'),
    validateSearch: z.object(VIEW_SEARCH),
  }),
];

const adding = (tab: 'organisations' | 'people' | 'groups'): Address => ({ to: '/partners', search: { tab, new: true } });

/** What organisations, people and groups give the house. */
export const partners: Room<typeof routes, 'organisation' | 'person' | 'working_group', 'providers'> = {
  routes,
  nav: [{ order: 60, label: t('nav.partners'), icon: UsersRound, path: '/partners', also: ['/groups/$groupId'] }],
  records: {
    organisation: { icon: Building2, address: ({ id }) => ({ to: '/partners', search: { tab: 'organisations', organisation: id } }) },
    person: { icon: UserRound, address: ({ id }) => ({ to: '/partners', search: { tab: 'people', person: id } }) },
    working_group: { icon: UsersRound, address: ({ id }) => ({ to: '/groups/$groupId', params: { groupId: id } }) },
  },
  newEntries: [
    { order: 50, label: recordWord('working_group'), address: adding('groups') },
    { order: 60, label: recordWord('organisation'), address: adding('organisations') },
    { order: 70, label: recordWord('person'), address: adding('people') },
  ],
  firstSteps: [
    { order: 10, words: t('home.start.partners'), button: t('home.start.partnersButton'), address: adding('organisations') },
    { order: 20, words: t('home.start.group'), button: t('home.start.groupButton'), address: adding('groups') },
  ],
  imports: { providers: { order: 20, lead: t('partners.importLead'), result: { to: '/partners', search: { include: 'all' } } } },
};
