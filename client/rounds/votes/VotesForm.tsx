import { ActionIcon, Button, Text } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 as uuid } from 'uuid'
import type { ViewOf } from '#shared/api/rounds.ts'
import { useGive } from '#client/api/rounds.ts'
import { Saved } from '../Saved.tsx'
import classes from '../rounds.module.css'

/** So many dots on the options, given together and given anew while the round is open. */
export const VotesForm = ({ round, slug }: { round: ViewOf<'votes'>; slug: string }) => {
  const { t } = useTranslation('rounds')
  const { options, dots, most } = round.settings
  const give = useGive(slug, round.id)
  const [draft, setDraft] = useState<ReadonlyMap<string, number> | null>(null)
  const given = new Map(round.mine[0]?.body.dots.map(({ optionId, count }) => [optionId, count]))
  const on = draft ?? given
  const left = dots - [...on.values()].reduce((sum, count) => sum + count, 0)
  const put = (id: string, count: number) => setDraft(new Map(on).set(id, count))
  const send = () => {
    const body = {
      dots: [...on].filter(([, count]) => count > 0).map(([optionId, count]) => ({ optionId, count })),
    }
    give.mutate({ id: round.mine[0]?.id ?? uuid(), body }, { onSuccess: () => setDraft(null) })
  }
  return (
    <section aria-label={t('votes.yours')} className={classes['answer']}>
      <Text mb="sm">{t('votes.rule', { count: dots, most })}</Text>
      <ul className={classes['rounds']}>
        {options.map(({ id, label }) => {
          const count = on.get(id) ?? 0
          return (
            <li key={id} className={classes['mine']}>
              <div className={classes['words']}>{label}</div>
              <fieldset className={classes['stepper']} aria-label={label}>
                <ActionIcon
                  size="xl"
                  variant="default"
                  aria-label={t('votes.less', { label })}
                  disabled={count === 0}
                  onClick={() => put(id, count - 1)}
                >
                  <IconMinus size={20} aria-hidden />
                </ActionIcon>
                <output className={classes['dots']} aria-label={t('votes.on', { count, label })}>
                  {count}
                </output>
                <ActionIcon
                  size="xl"
                  variant="default"
                  aria-label={t('votes.more', { label })}
                  disabled={count >= most || left <= 0}
                  onClick={() => put(id, count + 1)}
                >
                  <IconPlus size={20} aria-hidden />
                </ActionIcon>
              </fieldset>
            </li>
          )
        })}
      </ul>
      <div className={classes['foot']}>
        <Text fw={600} aria-live="polite">
          {t('votes.left', { count: left })}
        </Text>
        <Button size="md" loading={give.isPending} disabled={draft === null || left === dots} onClick={send}>
          {t(round.mine.length > 0 ? 'votes.again' : 'votes.give')}
        </Button>
        <Saved saved={draft === null && round.mine.length > 0} error={give.error} />
      </div>
    </section>
  )
}
