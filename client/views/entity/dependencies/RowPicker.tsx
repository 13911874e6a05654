import { Select, type ComboboxItem, type ComboboxParsedItem, type OptionsFilter } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import type { RowChoice } from '#client/between/rowChoices.ts'
import { roomName } from '#client/between/rowLabel.ts'
import { plain } from '#client/plan/findCards.ts'

interface Props {
  plan: Plan
  rows: readonly RowChoice[]
  label: string
  value: string | null
  choose: (id: string | null) => void
}

/** Whoever does not see the row they look for types more of it. */
const SEEN_AT_ONCE = 40

/** A row of any room, by its number or any of its words. */
export const RowPicker = ({ plan, rows, label, value, choose }: Props) => {
  const { t } = useTranslation('waiting')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const data = useMemo(
    () =>
      [...Map.groupBy(rows, (row) => row.roomId)].map(([room, some]) => ({
        group: roomName(plan, room),
        items: some.map((row) => ({ value: row.id, label: row.label })),
      })),
    [plan, rows],
  )
  return (
    <Select
      ref={input}
      label={label}
      placeholder={t('drawer.search')}
      nothingFoundMessage={t('drawer.nothing')}
      searchable
      clearable
      limit={SEEN_AT_ONCE}
      data={data}
      filter={everyWord}
      value={value}
      onChange={choose}
    />
  )
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
