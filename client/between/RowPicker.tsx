import {
  Select,
  type ComboboxItem,
  type ComboboxParsedItem,
  type OptionsFilter,
  type SelectProps,
} from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { plain } from '#client/plan/findCards.ts'
import type { RowChoice } from './rowChoices.ts'

interface Props extends Omit<SelectProps, 'data'> {
  plan: Plan
  rows: readonly RowChoice[]
}

/** Whoever does not see the row they look for types more of it. */
const SEEN_AT_ONCE = 50

/** A row of any room, by its number or any of its words. */
export const RowPicker = ({ plan, rows, ...select }: Props) => {
  const { t } = useTranslation('between')
  const data = useMemo(
    () =>
      [...Map.groupBy(rows, (row) => row.roomId)].map(([roomId, some]) => ({
        group: groupName(plan, roomId),
        items: some.map((row) => ({ value: row.id, label: row.label })),
      })),
    [plan, rows],
  )
  return (
    <Select
      placeholder={t('ask.search')}
      nothingFoundMessage={t('ask.nothing')}
      searchable
      limit={SEEN_AT_ONCE}
      data={data}
      filter={everyWord}
      {...select}
    />
  )
}

const groupName = (plan: Plan, roomId: string): string => {
  const room = liveOf(plan, 'workstreams', roomId)
  return [room?.code, room?.title].filter(Boolean).join(' · ')
}

/** Rows with every word that was typed, in any order. */
const everyWord: OptionsFilter = ({ options, search, limit }) => {
  const words = plain(search).split(/\s+/).filter(Boolean)
  const has = ({ label }: ComboboxItem) => words.every((word) => plain(label).includes(word))
  let left = limit
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('items' in option)) return has(option) && left-- > 0 ? [option] : []
    const items = option.items.filter((item) => left > 0 && has(item) && left-- > 0)
    return items.length === 0 ? [] : [{ ...option, items }]
  })
}
