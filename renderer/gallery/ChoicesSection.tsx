import { useState } from 'react';
import { Card } from '../ui/Card.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { CheckboxFilter } from '../ui/CheckboxFilter.tsx';
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Switch } from '../ui/Switch.tsx';
import styles from './Gallery.module.css';
import { providers, stages } from './sample.ts';

/** Tick boxes, radios, switches and filters. */
export function ChoicesSection() {
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [some, setSome] = useState<string[] | null>(['planned', 'site']);
  return (
    <Card title="Choices">
      <div className={styles.row}>
        <CheckboxFilter label="Provider" items={providers} value={chosen} onChange={setChosen} />
        <CheckboxFilter label="Stage" items={stages} value={some} onChange={setSome} />
        <CheckboxFilter label="Ward" items={stages} value={null} onChange={() => undefined} isDisabled />
      </div>
      <div className={styles.stack}>
        <div>
          <Checkbox defaultSelected>Mark all present</Checkbox>
          <Checkbox isIndeterminate>All providers</Checkbox>
          <Checkbox hint="Members can still read it.">Close the meeting</Checkbox>
          <Checkbox isDisabled>Send by post</Checkbox>
          <Checkbox error="Tick the declaration to go on">I declare these figures are right</Checkbox>
        </div>
        <CheckboxGroup
          label="Include in the pack"
          hint="The agenda is always there."
          defaultValue={['minutes']}
          items={[
            { id: 'minutes', label: 'Last minutes' },
            { id: 'log', label: 'Action log', hint: 'Open actions only' },
            { id: 'papers', label: 'Papers', isDisabled: true },
          ]}
        />
        <RadioGroup
          label="What do you mainly do?"
          defaultValue="chair"
          items={[
            { id: 'chair', label: 'Chair meetings' },
            { id: 'rep', label: 'Send returns for a provider', hint: 'One provider at a time' },
            { id: 'officer', label: 'Run reports for the council', isDisabled: true },
          ]}
        />
        <RadioGroup
          label="Text size"
          direction="row"
          error="Choose a text size"
          items={[
            { id: '100', label: '100%' },
            { id: '150', label: '150%' },
          ]}
        />
        <div>
          <Switch defaultSelected>Show plain tables</Switch>
          <Switch hint="Overdue actions and returns, at 9am.">Daily reminder</Switch>
          <Switch isDisabled>Sync with the council</Switch>
        </div>
      </div>
    </Card>
  );
}
