import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Link } from '../ui/Link.tsx';
import type { Address } from './address.ts';
import type { RecordPlace } from './manifest.ts';
import { useRooms } from './rooms.ts';

/** An address as the page has it, for a link. */
export function useHref(): (address: Address) => string {
  const router = useRouter();
  return (address) => router.buildLocation(address as Parameters<typeof router.buildLocation>[0]).href;
}

type Find = (kind: string) => RecordPlace | undefined;

/** Where records of a kind are shown, as their room says; nothing of a kind that no room shows. */
function usePlace(): Find {
  const rooms = useRooms();
  return (kind) => rooms.map((room) => (room.records as Partial<Record<string, RecordPlace>>)[kind]).find(Boolean);
}

/** The address of a record as the page has it, to be copied or opened in a window of its own. */
export function useRecordHref(kind: string): (row: { id: string }) => string {
  const router = useRouter();
  const [place, hrefOf] = [usePlace()(kind), useHref()];
  return ({ id }) => (place ? router.history.createHref(hrefOf(place.address({ id, parentId: null }))) : '#');
}

/** A link to a screen. */
export function ScreenLink({ to, children }: { to: Address; children: ReactNode }) {
  const hrefOf = useHref();
  return <Link href={hrefOf(to)}>{children}</Link>;
}

/** A link to the screen that shows a record, as its room says; words alone where no room shows its kind. */
export function RecordLink({ kind, id, children }: { kind: string; id: string; children: ReactNode }) {
  const place = usePlace()(kind);
  return place ? <ScreenLink to={place.address({ id, parentId: null })}>{children}</ScreenLink> : children;
}
