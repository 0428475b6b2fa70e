import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CalendarDays, Gavel, MessagesSquare } from 'lucide-react';
import { z } from 'zod';
import type { NextMeeting } from '../../../shared/features/meetings/contract.ts';
import type { Address } from '../../work/address.ts';
import { recordWord } from '../../work/field-words.ts';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { homeCard } from '../../work/home-card.ts';
import { NextMeetingCard } from './NextMeetingCard.tsx';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/meetings',
    component: lazyRouteComponent(() => import('./MeetingsPage.tsx'), 'MeetingsPage'),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      /** Meetings to come, or past ones. */
      when: z.enum(['upcoming', 'past']).optional().catch(undefined),
      group: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
  createRoute({
    getParentRoute: underRoot,
    path: '/meetings/$meetingId',
    component: lazyRouteComponent(() => import('./MeetingPage.tsx'), 'MeetingPage'),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      view: z.enum(['agenda', 'minutes', 'history']).optional().catch(undefined),
      item: z.string().optional().catch(undefined),
    }),
  }),
];

const minutesOf = (meetingId: string | null, item?: string): Address => ({
  to: '/meetings/$meetingId',
  params: { meetingId: meetingId ?? '' },
  search: { view: 'minutes', ...(item ? { item } : {}) },
});

const next = {
  order: 10,
  query: 'meetings.next',
  input: () => ({}),
  Card: NextMeetingCard,
  isBare: (meeting: NextMeeting | null) => meeting === null,
} as const;

/** What meetings give the house. */
export const meetings: Room<typeof routes, 'meeting' | 'agenda_item' | 'decision'> = {
  routes,
  nav: [{ order: 20, label: t('nav.meetings'), icon: CalendarDays, path: '/meetings' }],
  records: {
    meeting: { icon: CalendarDays, address: ({ id }) => ({ to: '/meetings/$meetingId', params: { meetingId: id } }) },
    agenda_item: { icon: MessagesSquare, address: ({ id, parentId }) => minutesOf(parentId, id) },
    decision: { icon: Gavel, address: ({ parentId }) => minutesOf(parentId) },
  },
  newEntries: [{ order: 10, label: recordWord('meeting'), address: { to: '/meetings', search: { new: true } } }],
  firstSteps: [
    {
      order: 30,
      words: t('home.start.meeting'),
      button: t('home.start.meetingButton'),
      address: { to: '/meetings', search: { new: true } },
    },
  ],
  homeCards: [homeCard({ ...next, role: 'chair', column: 'main' }), homeCard({ ...next, role: 'representative', column: 'side' })],
};
