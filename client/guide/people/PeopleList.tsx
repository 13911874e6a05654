import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plain } from '#client/plan/findCards.ts'
import { Face } from './Face.tsx'
import { FollowButton } from './FollowButton.tsx'
import classes from './people.module.css'
import type { Person } from './usePeople.ts'

/** People to follow, found by their name. */
export const PeopleList = ({ people, onDone }: { people: readonly Person[]; onDone: () => void }) => {
  const { t } = useTranslation('guide')
  const [query, setQuery] = useState('')
  const found = people.filter(({ seat }) => plain(seat.name).includes(plain(query.trim())))
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className={classes['list']}>
        {found.map((person) => (
          <li key={person.seat.seatId} className={classes['row']}>
            <Face name={person.seat.name} color={person.seat.color} />
            <span className={classes['name']}>{person.seat.name}</span>
            <FollowButton person={person} onDone={onDone} />
          </li>
        ))}
      </ul>
      <output className={found.length === 0 ? '' : 'visually-hidden'}>
        {found.length === 0 && t('people.none')}
      </output>
    </>
  )
}
