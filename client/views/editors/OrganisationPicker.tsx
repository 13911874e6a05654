import { Button, Group, TextInput } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organisation, Plan } from '#shared/plan/plan.ts'
import type { AfterEdit } from './editor.ts'
import { endingKey } from './editor.ts'
import classes from './editors.module.css'
import { focusAtOnce } from './focusAtOnce.ts'
import { organisationChoices } from './organisationChoices.ts'

interface Props {
  label: string
  /** What the person typed to begin. */
  typed: string
  plan: Plan
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
  /** Another organisation is wanted, by this name. */
  add: (name: string) => void
  finish: (after: AfterEdit) => void
  cancel: () => void
}

/** Type to search, Enter to take or leave the marked one, Enter with nothing typed to finish. */
export const OrganisationPicker = (props: Props) => {
  const { t } = useTranslation('plan')
  const [query, setQuery] = useState(props.typed)
  const [marked, setMarked] = useState(0)
  const [moved, setMoved] = useState(false)
  const listId = useId()
  const [before] = useState(props.chosen)
  const found = organisationChoices(props.plan, query)
  const choices =
    query === ''
      ? found.toSorted((a, b) => Number(before.includes(b.id)) - Number(before.includes(a.id)))
      : found
  const current = choices[Math.min(marked, choices.length - 1)]

  const toggle = ({ id }: Organisation) =>
    props.choose(props.chosen.includes(id) ? props.chosen.filter((one) => one !== id) : [...props.chosen, id])
  const search = (text: string) => {
    setQuery(text)
    setMarked(0)
    setMoved(false)
  }
  const take = () => {
    if (query.trim() === '' && !moved) return props.finish('down')
    if (!current) return props.add(query.trim())
    toggle(current)
    search('')
  }
  const mark = (step: number) => {
    setMoved(true)
    setMarked(
      Math.max(0, Math.min(choices.length - 1, (moved ? marked : marked - (step > 0 ? 1 : 0)) + step)),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const ending = endingKey(event)
    if (event.key === 'ArrowDown') mark(1)
    else if (event.key === 'ArrowUp') mark(-1)
    else if (event.key === 'Backspace' && query === '') return props.choose(props.chosen.slice(0, -1))
    else if (ending === 'down') take()
    else if (ending === 'cancel') props.cancel()
    else if (ending) props.finish(ending)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={classes['picker']}>
      <TextInput
        ref={focusAtOnce}
        data-autofocus
        size="sm"
        aria-label={props.label}
        placeholder={t('organisations.search')}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag searches and chooses several
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current && `${listId}-${current.id}`}
        autoComplete="off"
        value={query}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag searches and chooses several
        role="listbox"
        aria-multiselectable
        aria-label={props.label}
        className={classes['choices']}
      >
        {choices.map((organisation) => (
          <Choice
            key={organisation.id}
            id={`${listId}-${organisation.id}`}
            organisation={organisation}
            chosen={props.chosen.includes(organisation.id)}
            marked={organisation === current && (moved || query !== '')}
            toggle={() => toggle(organisation)}
          />
        ))}
        {choices.length === 0 && <p className={classes['none']}>{t('organisations.none')}</p>}
      </div>
      <Group justify="space-between" gap="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => props.add(query.trim())}
        >
          {t('organisations.add')}
        </Button>
        <Button size="compact-sm" onClick={() => props.finish('stay')}>
          {t('done')}
        </Button>
      </Group>
    </div>
  )
}

const Choice = (props: {
  id: string
  organisation: Organisation
  chosen: boolean
  marked: boolean
  toggle: () => void
}) => {
  const { t } = useTranslation('plan')
  const { acronym, name, planned } = props.organisation
  return (
    <button
      type="button"
      id={props.id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option outside a select has no tag
      role="option"
      aria-selected={props.chosen}
      tabIndex={-1}
      className={classes['choice']}
      data-marked={props.marked || undefined}
      onClick={props.toggle}
      ref={(button) => {
        if (props.marked) button?.scrollIntoView({ block: 'nearest' })
      }}
    >
      <span className={classes['tick']}>{props.chosen && <IconCheck size={16} aria-hidden />}</span>
      <span className={classes['choiceName']}>
        {acronym && <strong>{acronym}</strong>} {acronym !== name && name}
      </span>
      {planned && <span className={classes['planned']}>{t('organisations.planned')}</span>}
    </button>
  )
}
