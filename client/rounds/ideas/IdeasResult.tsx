import { Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewOf } from '#shared/api/rounds.ts'
import type { IdeasResult as Result } from '#shared/rounds/ideas.ts'
import classes from '../rounds.module.css'
import { ToCards } from './ToCards.tsx'

interface Props {
  round: ViewOf<'ideas'>
  result: Result
  runs: boolean
}

/** All ideas at once; who runs the round makes cards of those that are chosen. */
export const IdeasResult = ({ round, result: { ideas }, runs }: Props) => {
  const { t } = useTranslation('rounds')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (id: string, taken: boolean) =>
    setChosen((now) => new Set(taken ? [...now, id] : [...now].filter((one) => one !== id)))
  const all = chosen.size === ideas.length
  return (
    <section aria-label={t('ideas.all')}>
      <h2 className={classes['group']}>{t('ideas.count', { count: ideas.length })}</h2>
      {ideas.length === 0 && <Text c="dimmed">{t('ideas.nobody')}</Text>}
      {runs && ideas.length > 0 && (
        <ToCards
          round={round}
          ideas={ideas.filter(({ id }) => chosen.has(id))}
          made={() => setChosen(new Set())}
        >
          <Checkbox
            className={classes['chooseAll'] ?? ''}
            label={t('ideas.chooseAll')}
            checked={all}
            indeterminate={chosen.size > 0 && !all}
            onChange={() => setChosen(new Set(all ? [] : ideas.map(({ id }) => id)))}
          />
        </ToCards>
      )}
      <ul className={classes['ideas']}>
        {ideas.map(({ id, title, text, by }) => (
          <li key={id} className={classes['idea']}>
            {runs ? (
              <Checkbox
                label={<strong>{title}</strong>}
                checked={chosen.has(id)}
                onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
              />
            ) : (
              <strong>{title}</strong>
            )}
            {text && <p>{text}</p>}
            {by && (
              <Text size="sm" c="dimmed">
                {t('by', by)}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
