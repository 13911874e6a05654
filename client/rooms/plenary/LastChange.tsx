import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { askHistory } from '#client/api/history.ts'
import { queryKeys } from '#client/api/queryKeys.ts'
import { factText, headText } from '#client/history/factText.ts'
import { briefly } from '#client/history/times.ts'
import type { PlanSnapshot } from '#client/plan/liveLab.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { today } from '#client/ui/dateText.ts'
import classes from './plenary.module.css'

/** The server goes through its log to tell: it is asked so often at most. */
const EVERY_MS = 5_000

/** What was last changed in a room, by whom and when, in a sentence. */
export const LastChange = ({ snapshot, room }: { snapshot: PlanSnapshot; room: string }) => {
  const { t } = useTranslation(['rooms', 'history', 'plan', 'common'])
  const { slug } = useLiveLab().session.lab
  const client = useQueryClient()
  const queryKey = queryKeys.lastFact(slug, room)
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => askHistory(slug, { room, limit: 1 }, signal),
    refetchOnWindowFocus: false,
  })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const first = useRef(snapshot)
  useEffect(() => {
    if (snapshot === first.current) return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void client.invalidateQueries({ queryKey: queryKeys.lastFact(slug, room) })
    }, EVERY_MS)
  }, [client, slug, room, snapshot])
  useEffect(() => () => clearTimeout(timer.current), [])
  const fact = data?.facts[0]
  if (!fact) return null
  return (
    <span className={classes['last']}>
      {t('plenary.last', {
        what: headText(t, snapshot.plan, fact),
        how: factText(t, snapshot.plan, fact).text,
        who: fact.seat?.name ?? t('plenary.server'),
        when: briefly(fact.lastAt, today()),
      })}
    </span>
  )
}
