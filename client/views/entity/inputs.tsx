import { Checkbox, MultiSelect, NativeSelect, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { activityNumber, initiativeOf, live } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { organisationChoices, shortName } from '../editors/organisationChoices.ts'
import type { InputProps } from './EntityField.tsx'

export const FlagInput = ({ label, value, readOnly, note, write }: InputProps) => (
  <Checkbox
    label={label}
    checked={value === true}
    disabled={readOnly}
    description={note}
    onChange={(event) => void write(event.currentTarget.checked)}
  />
)

export const NumberField = ({ label, value, readOnly, note, write, most }: InputProps & { most: number }) => {
  const [draft, setDraft] = useState<number | string | null>(null)
  const shown = typeof value === 'number' ? value : ''
  const done = () => {
    if (draft !== null && draft !== shown) write(typeof draft === 'number' ? draft : null)
    setDraft(null)
  }
  return (
    <NumberInput
      label={label}
      value={draft ?? shown}
      readOnly={readOnly}
      description={note}
      allowDecimal={false}
      hideControls
      max={most}
      onChange={setDraft}
      onBlur={done}
    />
  )
}

interface ChoiceProps extends InputProps {
  options: readonly string[]
  optional: boolean
}

export const ChoiceInput = (props: ChoiceProps) => {
  const { t } = useTranslation(['plan', 'common'])
  const { collection, field, options, optional } = props
  const words = (option: string) =>
    field === 'sector'
      ? t(`sectors.${option}` as never, { ns: 'common' })
      : t([`enums.${collection}_${field}.${option}`, `enums.${field}.${option}`] as never)
  const none = optional ? [{ value: '', label: t('notChosen') }] : []
  return (
    <NativeSelect
      label={props.label}
      description={props.note}
      disabled={props.readOnly}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => void props.write(event.currentTarget.value || null)}
      data={[...none, ...options.map((value) => ({ value, label: words(value) }))]}
    />
  )
}

const useOrganisations = () => {
  const plan = usePlan((p) => p)
  return organisationChoices(plan, '').map((o) => ({
    value: o.id,
    label: o.acronym && o.acronym !== o.name ? `${shortName(o)} · ${o.name}` : shortName(o),
  }))
}

export const OrganisationInput = ({ label, value, readOnly, note, write }: InputProps) => {
  const { t } = useTranslation('plan')
  return (
    <Select
      label={label}
      description={note}
      readOnly={readOnly}
      searchable
      clearable={!readOnly}
      clearButtonProps={{ 'aria-label': t('clear') }}
      nothingFoundMessage={t('organisations.none')}
      placeholder={t('organisations.search')}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => void write(next)}
      data={useOrganisations()}
    />
  )
}

export const OrganisationsInput = ({ label, value, readOnly, note, write }: InputProps) => {
  const { t } = useTranslation('plan')
  const chosen = Array.isArray(value) ? value.map(String) : []
  return (
    <MultiSelect
      label={label}
      description={note}
      readOnly={readOnly}
      searchable
      nothingFoundMessage={t('organisations.none')}
      placeholder={chosen.length === 0 ? t('organisations.search') : ''}
      value={chosen}
      onChange={(next) => void write(next, chosen)}
      data={useOrganisations()}
    />
  )
}

export const ActivityInput = (props: InputProps) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const data = live(plan, 'activities').flatMap((activity) => {
    const initiative = initiativeOf(plan, activity)
    const name = [initiative?.code, activityNumber(plan, activity), activity.text].filter(Boolean).join(' ')
    return initiative ? [{ value: activity.id, label: name || t('unnamed') }] : []
  })
  return <PickInput {...props} data={data} />
}

interface Choice {
  value: string
  label: string
}

/** One of many things of the plan, found by its name; or none. */
export const PickInput = ({ label, value, readOnly, note, write, data }: InputProps & { data: Choice[] }) => {
  const { t } = useTranslation('plan')
  return (
    <Select
      label={label}
      description={note}
      readOnly={readOnly}
      searchable
      clearable={!readOnly}
      clearButtonProps={{ 'aria-label': t('clear') }}
      limit={50}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => void write(next)}
      data={data}
    />
  )
}
