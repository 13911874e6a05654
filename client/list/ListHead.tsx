import { SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { HeadButton } from '../canvas/head/HeadButton.tsx'
import { UndoButtons } from '../canvas/head/UndoButtons.tsx'
import { BringEveryone } from '../guide/BringEveryone.tsx'
import { Followers } from '../guide/people/Followers.tsx'
import { PeopleHere } from '../guide/people/PeopleHere.tsx'
import { AnnounceButton } from '../plan/announce/AnnounceButton.tsx'
import classes from './ListHead.module.css'
import type { Grouping } from './listRows.ts'

interface Props {
  board: string
  grouping: Grouping
  setGrouping: (grouping: Grouping) => void
  /** Are there areas to list by? */
  hasAreas: boolean
  query: string
  search: (query: string) => void
  found: number
  field: RefObject<HTMLInputElement | null>
  toList: () => void
  canEdit: boolean
  step: (move: 'undo' | 'redo') => void
  /** Of a list beside the canvas, which has undo and the switch itself. */
  close: (() => void) | null
}

/** Above a list: how its cards are grouped, a field to find some, and the way back. */
export const ListHead = (props: Props) => {
  const { t } = useTranslation('list')
  return (
    <div className={classes['head']}>
      <div className={classes['line']}>
        <Search {...props} />
        {!props.close && props.canEdit && <UndoButtons step={props.step} />}
        {props.close ? (
          <HeadButton
            iconOnly
            label={t('close')}
            icon={<IconX size={19} aria-hidden />}
            onClick={props.close}
          />
        ) : (
          <>
            <Followers />
            <PeopleHere board={props.board} />
            <BringEveryone board={props.board} view={() => null} iconOnly />
            <AnnounceButton />
          </>
        )}
      </div>
      {props.hasAreas && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('by.label')}
          value={props.grouping}
          onChange={props.setGrouping}
          data={(['kind', 'area'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
        />
      )}
    </div>
  )
}

const Search = ({ query, search, found, field, toList }: Props) => {
  const { t } = useTranslation('list')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && query !== '') search('')
    else if (event.key === 'Enter' || event.key === 'ArrowDown') toList()
    else return
    event.preventDefault()
  }
  return (
    <div className={classes['search']}>
      <TextInput
        ref={field}
        size="sm"
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        aria-keyshortcuts="/"
        leftSection={<IconSearch size={16} aria-hidden />}
        autoComplete="off"
        value={query}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output className={query === '' ? 'visually-hidden' : (classes['found'] ?? '')}>
        {query === '' ? '' : t('found', { count: found })}
      </output>
    </div>
  )
}
