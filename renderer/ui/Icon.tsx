import type { ComponentType, SVGProps } from 'react';

/** A lucide icon, or any component drawn the same way. */
export type IconType = ComponentType<
  SVGProps<SVGSVGElement> & { size?: number | string; strokeWidth?: number | string; absoluteStrokeWidth?: boolean }
>;

const strokes: Record<12 | 14 | 16 | 20, number> = { 12: 2.25, 14: 2.25, 16: 2, 20: 1.75 };

/** A line icon beside words: hidden from assistive technology, sized by role. */
export function Icon({ as: Shape, size = 16, className }: { as: IconType; size?: 12 | 14 | 16 | 20; className?: string }) {
  return <Shape size={size} strokeWidth={strokes[size]} className={className} aria-hidden="true" focusable="false" />;
}
