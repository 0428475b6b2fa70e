import { lazyRouteComponent } from '@tanstack/react-router';
import type { EntityName } from '../../../shared/tables.ts';
import type { Register, RegisterRow } from './register.ts';

/** A register's screen, whose parts come when it is first shown. */
export function registerScreen<E extends EntityName, Row extends RegisterRow, List>(register: Register<E, Row, List>) {
  const load = async () => {
    const { RegisterPage } = await import('./RegisterPage.tsx');
    return { Screen: () => <RegisterPage register={register} /> };
  };
  return lazyRouteComponent(load, 'Screen');
}
