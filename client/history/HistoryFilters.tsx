import { byName } from '#client/i18n/formats.ts'
import { NativeSelect, Select, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workstream } from '#shared/plan/plan.ts'
import { useSeats } from '#client/api/people.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import classes from './history.module.css'
import { fromField, SINCE, toField, type SinceChoice } from './since.ts'
import { zoneName } from './times.ts'
import type { HistoryChoice } from './useHistoryAddress.ts'

interface Props {
  lab: string
  rooms: readonly Workstream[]
  choice: HistoryChoice
  choose: (next: Partial<HistoryChoice>) => void
  /** The moment the choice stands for, which is where a date and time of one's own begins. */
  since: string | undefined
  everFrozen: boolean
}

/** Since when, by whom and in which room. */
export const HistoryFilters = ({ lab, rooms, choice, choose, since, everFrozen }: Props) => {
  const { t } = useTranslation('history')
  const [now] = useState(() => new Date().toISOString())
  const begin = since ?? now
  const hint = useId()
  const chooseSince = (kind: string) => {
    const named = SINCE.find((one) => one === kind)
    choose({ since: named ? { kind: named } : { kind: 'moment', at: begin } })
  }
  const words = (one: SinceChoice) =>
    one === 'frozen' && !everFrozen ? t('since.neverFrozen') : t(`since.${one}`)
  return (
    <fieldset className={classes['filters']}>
      <legend className="visually-hidden">{t('filters.label')}</legend>
      <NativeSelect
        label={t('filters.since')}
        value={choice.since.kind}
        onChange={(event) => chooseSince(event.currentTarget.value)}
        data={[
          ...SINCE.map((value) => ({
            value,
            label: words(value),
            disabled: value === 'frozen' && !everFrozen,
          })),
          { value: 'moment', label: t('since.moment') },
        ]}
      />
      {choice.since.kind === 'moment' && (
        <TextInput
          type="datetime-local"
          label={t('filters.at')}
          aria-describedby={hint}
          value={toField(choice.since.at)}
          onChange={(event) => {
            const at = fromField(event.currentTarget.value)
            if (at !== null) choose({ since: { kind: 'moment', at } })
          }}
        />
      )}
      <PersonSelect lab={lab} seat={choice.seat} choose={choose} />
      <NativeSelect
        label={t('filters.room')}
        value={choice.room ?? ''}
        onChange={(event) => choose({ room: event.currentTarget.value })}
        data={[
          { value: '', label: t('filters.everywhere') },
          ...rooms.map((room) => ({
            value: roomKey(room, rooms),
            label: [room.code, room.title].filter(Boolean).join(' · '),
          })),
        ]}
      />
      {choice.since.kind === 'moment' && (
        <p id={hint} className={classes['hint']}>
          {t('filters.atHint', { zone: zoneName(choice.since.at) })}
        </p>
      )}
    </fieldset>
  )
}

const PersonSelect = (props: { lab: string; seat: string | null; choose: Props['choose'] }) => {
  const { t } = useTranslation('history')
  const seats = (useSeats(props.lab).data?.seats ?? []).filter(({ mergedInto }) => !mergedInto)
  return (
    <Select
      label={t('filters.person')}
      placeholder={t('filters.everyone')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filters.everyone') }}
      limit={50}
      value={seats.some(({ id }) => id === props.seat) ? props.seat : null}
      onChange={(seat) => props.choose({ seat })}
      data={seats
        .toSorted((a, b) => byName(a.name, b.name))
        .map(({ id, name, organisationName }) => ({
          value: id,
          label: [name, organisationName].filter(Boolean).join(' · '),
        }))}
    />
  )
}
