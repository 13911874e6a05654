import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlan } from '#client/plan/hooks.ts'
import { OrganisationChip } from '../OrganisationChip.tsx'
import { AddOrganisation } from './AddOrganisation.tsx'
import type { AfterEdit, EditorProps } from './editor.ts'
import classes from './editors.module.css'
import { AT_ONCE } from './focusAtOnce.ts'
import { OrganisationPicker } from './OrganisationPicker.tsx'

/** Organisations of a row, several at once; one that is not in the plan yet is added here. */
export const ResponsibleEditor = (props: EditorProps & { field: string; value: readonly string[] }) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const [seen] = useState(props.value)
  const [chosen, setChosen] = useState(props.value)
  const [adding, setAdding] = useState<string | null>(null)
  const { field } = props

  const finish = (after: AfterEdit) => {
    const next = [...chosen].toSorted()
    const same = next.length === seen.length && next.every((id) => seen.includes(id))
    props.commit(same ? null : { fields: { [field]: next }, base: { [field]: [...seen] } }, after)
  }
  return (
    <Popover
      opened
      onChange={(open) => !open && finish('stay')}
      position="bottom-start"
      withArrow
      shadow="md"
      trapFocus
      transitionProps={AT_ONCE}
      closeOnEscape={false}
    >
      <Popover.Target>
        <span className={classes['chosen']}>
          {chosen.length === 0
            ? t('organisations.noneChosen')
            : chosen.map((id) => <OrganisationChip key={id} plan={plan} id={id} />)}
        </span>
      </Popover.Target>
      <Popover.Dropdown
        p="xs"
        aria-label={props.label}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (adding === null) props.cancel()
          else setAdding(null)
        }}
      >
        {adding === null ? (
          <OrganisationPicker
            label={props.label}
            typed={props.typed ?? ''}
            plan={plan}
            chosen={chosen}
            choose={setChosen}
            add={setAdding}
            finish={finish}
            cancel={props.cancel}
          />
        ) : (
          <AddOrganisation
            name={adding}
            added={(id) => {
              setChosen([...chosen, id])
              setAdding(null)
            }}
            cancel={() => setAdding(null)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
