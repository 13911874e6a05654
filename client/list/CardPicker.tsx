import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { collectionOf, type Plan } from '#shared/plan/plan.ts'
import { entityName } from '../plan/describeCommand.ts'
import { useLiveLab } from '../plan/hooks.ts'
import { refusalText } from '../plan/refusalText.ts'
import classes from './CardPicker.module.css'
import { relateChoices, type RelateChoice } from './relateChoices.ts'

interface Props {
  plan: Plan
  cardId: string
  /** Relates; false where it was refused. */
  choose: (choice: RelateChoice) => boolean
}

/** Picks a card by typing; each says what relating to it would mean, or why it cannot be. */
export const CardPicker = ({ plan, cardId, choose }: Props) => {
  const { t } = useTranslation(['list', 'plan'])
  const lab = useLiveLab()
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const list = useId()
  const choices = useMemo(
    () => relateChoices(t, plan, cardId, query, { now: lab.now(), newId: lab.newId }),
    [t, plan, cardId, query, lab],
  )
  const current = choices[Math.min(marked, choices.length - 1)]
  const take = (choice: RelateChoice | undefined) => {
    if (!choice || !choose(choice)) return
    setQuery('')
    setMarked(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setMarked(Math.max(0, Math.min(choices.length - 1, marked + step)))
    else if (event.key === 'Enter') take(current)
    else return
    event.preventDefault()
  }
  return (
    <div>
      <TextInput
        data-autofocus
        label={t('relations.add')}
        description={t('relations.addHint')}
        placeholder={t('relations.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag searches and says why one cannot be chosen
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={current && `${list}-${current.key}`}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={list}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag searches and says why one cannot be chosen
        role="listbox"
        aria-label={t('relations.choices')}
        className={classes['choices']}
      >
        {choices.map((choice) => (
          <Choice
            key={choice.key}
            id={`${list}-${choice.key}`}
            plan={plan}
            choice={choice}
            marked={choice === current}
            take={() => take(choice)}
          />
        ))}
      </div>
      {choices.length === 0 && (
        <p className={classes['none']}>
          {t(query.trim() === '' ? 'relations.typeOne' : 'relations.noneFound')}
        </p>
      )}
    </div>
  )
}

const Choice = (props: {
  id: string
  plan: Plan
  choice: RelateChoice
  marked: boolean
  take: () => void
}) => {
  const { plan, choice } = props
  const { t } = useTranslation(['list', 'plan'])
  const tPlan = t as unknown as TFunction<'plan'>
  const kind = t(`collection.${collectionOf(plan, choice.otherId) ?? 'card'}`, { ns: 'plan' })
  return (
    <button
      type="button"
      id={props.id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option outside a select has no tag
      role="option"
      aria-selected={props.marked}
      aria-disabled={choice.refusal !== null}
      tabIndex={-1}
      className={classes['choice']}
      data-marked={props.marked || undefined}
      onClick={props.take}
      ref={(button) => {
        if (props.marked) button?.scrollIntoView({ block: 'nearest' })
      }}
    >
      <span className={classes['meaning']}>
        {choice.refusal ? t('relations.not') : choice.words} <span className={classes['kind']}>{kind}</span>
      </span>
      <span>{entityName(tPlan, plan, choice.otherId)}</span>
      {choice.refusal && <span className={classes['why']}>{refusalText(tPlan, choice.refusal)}</span>}
    </button>
  )
}
