import { z } from 'zod';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { FormField, SchemaForm, useSchemaForm } from '../ui/form/SchemaForm.tsx';
import { toast } from '../ui/toast.ts';
import { people } from './sample.ts';

const schema = z.object({
  title: z.string().trim().min(1).max(60),
  homes: z.int().min(0).max(5000),
  dueOn: z.iso.date(),
  owner: z.uuid().nullable(),
  email: z.email().optional(),
  agreed: z.literal(true),
});

/** A form that takes its rules from a schema. Submit it empty to see the messages. */
export function FormSection() {
  const form = useSchemaForm(schema, { title: '', dueOn: '', owner: null, email: '' });
  return (
    <Card title="Form from a schema">
      <SchemaForm form={form} onSubmit={(values) => void toast(`Saved “${values.title}”`)}>
        <FormField name="title" label="Action" noun="what will be done" countTo={60} />
        <FormField name="homes" kind="number" label="Homes" noun="a number of homes" suffix="homes" />
        <FormField name="dueOn" kind="date" label="Due date" noun="a due date" />
        <FormField name="owner" kind="combobox" label="Owner" items={people} optional />
        <FormField name="email" type="email" label="E-mail" noun="an e-mail address" optional />
        <FormField name="agreed" kind="checkbox" label="The group agreed this" noun="“The group agreed this”" />
        <div>
          <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
            Add action
          </Button>
        </div>
      </SchemaForm>
    </Card>
  );
}
