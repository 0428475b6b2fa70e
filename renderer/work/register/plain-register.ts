import type { z } from 'zod';
import type { AppContract } from '../../../shared/contract.ts';
import { numbersOn, type Plain } from '../../../shared/plain-record.ts';
import { contractName, type Columns } from '../../../shared/table.ts';
import type { EntityName } from '../../../shared/tables.ts';
import type { FieldOf } from '../field-words.ts';
import type { FormPart, Register, RegisterFeature, RegisterRow } from './register.ts';

/** A record as its feature lists it. */
type RowOf<N extends RegisterFeature> = AppContract[N] extends { list: { output: z.ZodType<readonly (infer Row)[]> } }
  ? Extract<Row, RegisterRow>
  : never;

type NamedIn<Form extends readonly unknown[]> = Form[number] extends infer Part
  ? Part extends { field: infer Field }
    ? Field
    : Part
  : never;
type Needed<F> = { [K in keyof F & string]: F[K] extends z.ZodType ? (undefined extends z.input<F[K]> ? never : K) : never }[keyof F &
  string];

/** Doesn't compile, and names them, when a form leaves out fields that a new record must be given. */
type Complete<F, Form extends readonly unknown[]> = [Exclude<Needed<F>, NamedIn<Form>>] extends [never]
  ? unknown
  : { fieldsMissingInTheForm: Exclude<Needed<F>, NamedIn<Form>> };

/** What a plain record's declaration says already. */
type Given = 'entity' | 'feature' | 'noun' | 'schema' | 'rowsOf' | 'shows' | 'form' | 'proposes';

const proposal = <E extends EntityName>(numbered: ReturnType<typeof numbersOn>): Pick<Register<E, RegisterRow, never>, 'proposes'> =>
  numbered === undefined ? {} : { proposes: { field: contractName(numbered.column) as FieldOf<E>, first: numbered.first } };

/** The register of a plain record: what it is of, its words and its fields come from its declaration. */
export const plainRegister = <
  E extends EntityName,
  C extends Columns,
  F extends z.ZodRawShape,
  N extends RegisterFeature,
  const Form extends readonly (FieldOf<E> | FormPart<E>)[],
>(
  { entity, feature, noun, fields, table, firstReference }: Plain<E, C, F, N>,
  parts: Omit<Register<E, RowOf<N>, readonly RowOf<N>[]>, Given> & { form: Form } & Complete<F, Form>,
): Register<E, RowOf<N>, readonly RowOf<N>[]> => ({
  ...parts,
  ...proposal(numbersOn({ table, firstReference })),
  entity,
  feature,
  noun,
  schema: fields,
  shows: entity,
  rowsOf: (list) => list,
});
