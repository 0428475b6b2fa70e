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

/** A link to a screen. */
export function ScreenLink({ to, children }: { to: Address; children: ReactNode }) {
  const hrefOf = useHref();
  return <Link href={hrefOf(to)}>{children}</Link>;
}

/** A link to the screen that shows a record, as its room says; words alone where no room shows its kind. */
export function RecordLink({ kind, id, children }: { kind: string; id: string; children: ReactNode }) {
  const rooms = useRooms();
  const place = rooms.map((room) => (room.records as Partial<Record<string, RecordPlace>>)[kind]).find(Boolean);
  return place ? <ScreenLink to={place.address({ id, parentId: null })}>{children}</ScreenLink> : children;
}
