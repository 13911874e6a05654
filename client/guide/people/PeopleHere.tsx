import { Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { useGuide } from '../useGuide.ts'
import { Face } from './Face.tsx'
import classes from './people.module.css'
import { PeopleList } from './PeopleList.tsx'
import { usePeople, type Person } from './usePeople.ts'

const SHOWN = 5

/** Who else is on a board: a press on a face follows that person; those there is no room for are in a list. */
export const PeopleHere = ({ board }: { board: string }) => {
  const { t } = useTranslation('guide')
  const people = usePeople(board)
  const shown = useNarrow() ? 0 : people.length > SHOWN ? SHOWN - 1 : SHOWN
  const more = people.length - Math.min(shown, people.length)
  if (people.length === 0) return null
  return (
    <ul aria-label={t('people.all', { count: people.length })} className={classes['faces']}>
      {people.slice(0, shown).map((person) => (
        <li key={person.seat.seatId}>
          <FaceButton person={person} />
        </li>
      ))}
      {more > 0 && (
        <li>
          <MorePeople people={people} more={more} all={shown === 0} />
        </li>
      )}
    </ul>
  )
}

const FaceButton = ({ person: { seat, client } }: { person: Person }) => {
  const { t } = useTranslation('guide')
  const { guide, following } = useGuide()
  const isFollowed = following?.seatId === seat.seatId
  const label = t(isFollowed ? 'follow.stop' : 'follow.follow', { name: seat.name })
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className={classes['face'] ?? ''}
        aria-label={label}
        aria-pressed={isFollowed}
        onClick={() => (isFollowed ? guide.stopFollowing() : guide.follow(client, seat))}
      >
        <Face name={seat.name} color={seat.color} size={28} />
      </UnstyledButton>
    </Tooltip>
  )
}

const MorePeople = ({ people, more, all }: { people: readonly Person[]; more: number; all: boolean }) => {
  const { t } = useTranslation('guide')
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <Popover
      opened={opened}
      onChange={close}
      width={300}
      position="bottom-end"
      shadow="md"
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes['more'] ?? ''}
          aria-label={t(all ? 'people.all' : 'people.more', { count: more })}
          onClick={toggle}
        >
          {all ? more : `+${more}`}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{opened && <PeopleList people={people} onDone={close} />}</Popover.Dropdown>
    </Popover>
  )
}
