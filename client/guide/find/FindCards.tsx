import { Popover, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { workstreams } from '#shared/plan/select.ts'
import type { FoundCard } from '#client/plan/findCards.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { focusAtOnce } from '#client/views/editors/focusAtOnce.ts'
import classes from './find.module.css'
import { FoundList, optionId } from './FoundList.tsx'
import { useFound } from './useFound.ts'

interface Props {
  /** The workstream one is in: its cards come first, and `go` shows them. */
  room: string
  opened: boolean
  /** With `back` one wants to go on where one was. */
  close: (back: boolean) => void
  go: (card: FoundCard) => void
  /** What it opens at. */
  children: ReactNode
}

/** Finds a card by what is typed; one of another room is opened there. */
export const FindCards = ({ opened, close, children, ...rest }: Props) => (
  <Popover
    opened={opened}
    onChange={(open) => !open && close(false)}
    width="min(26rem, calc(100vw - 16px))"
    position="bottom-start"
    shadow="md"
    withinPortal
    closeOnEscape={false}
  >
    <Popover.Target>{children}</Popover.Target>
    <Popover.Dropdown p="xs">{opened && <Finding close={close} {...rest} />}</Popover.Dropdown>
  </Popover>
)

const Finding = ({ room, close, go }: Omit<Props, 'opened' | 'children'>) => {
  const { t } = useTranslation('guide')
  const list = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = useFound(query, room)
  const goElsewhere = useGoElsewhere()
  const all = [...found.here, ...found.elsewhere]
  const active = Math.min(at, all.length - 1)
  const choose = (card: FoundCard) => {
    close(false)
    if (card.board === room) go(card)
    else goElsewhere(card)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = movedBy(event.key, active, all.length)
    const card = all[active]
    if (moved !== null) setAt(moved)
    else if (event.key === 'Escape') close(true)
    else if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    else if (card) choose(card)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <TextInput
        ref={focusAtOnce}
        data-autofocus
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag offers what is typed
        role="combobox"
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        aria-expanded={all.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        {...(all.length > 0 && { 'aria-activedescendant': optionId(list, active) })}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <FoundList id={list} found={found} active={active} choose={choose} />
      <output className={all.length > 0 || query.trim() === '' ? 'visually-hidden' : classes['none']}>
        {query.trim() !== '' && t('find.count', { count: all.length + found.more })}
      </output>
      {query.trim() === '' && <p className={classes['more']}>{t('find.hint')}</p>}
    </>
  )
}

const movedBy = (key: string, at: number, count: number): number | null => {
  if (count === 0) return null
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  return null
}

/** The same view of the card's own room, now or in the past. */
const useGoElsewhere = () => {
  const { store } = useLiveLab()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return ({ id, board }: FoundCard) => {
    const rooms = workstreams(store.get().plan)
    const room = rooms.find((one) => one.id === board)
    if (!room) return
    const path = pathname.replace(/\/rooms\/[^/]+/, () => `/rooms/${roomKey(room, rooms)}`)
    void navigate(`${path}?card=${id}`)
  }
}
