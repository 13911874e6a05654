import { Button, Checkbox, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 as uuid } from 'uuid'
import type { ViewOf } from '#shared/api/rounds.ts'
import { HIGHEST_SCORE, type Sheet } from '#shared/rounds/scores.ts'
import { useGive } from '#client/api/rounds.ts'
import { useLabNow } from '#client/api/labs.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Saved } from '../Saved.tsx'
import classes from '../rounds.module.css'

interface Draft {
  conflicts: ReadonlySet<string>
  /** By initiative and criterion. */
  scores: ReadonlyMap<string, ReadonlyMap<string, number>>
}
const draftOf = (given: Sheet | undefined): Draft => ({
  conflicts: new Set(given?.conflicts),
  scores: new Map(
    given?.scores.map(({ initiativeId, values }) => [
      initiativeId,
      new Map(values.map(({ criterionId, score }) => [criterionId, score])),
    ]),
  ),
})

const CHOICES = Array.from({ length: HIGHEST_SCORE + 1 }, (_, n) => String(n))

/** Each initiative by each criterion, but those of one's own organisation and where one has an interest. */
export const ScoresForm = ({ round, slug }: { round: ViewOf<'scores'>; slug: string }) => {
  const { t } = useTranslation('rounds')
  const { seat } = useLabNow(useLiveLab().session)
  const { criteria, initiatives } = round.settings
  const give = useGive(slug, round.id)
  const [changed, setDraft] = useState<Draft | null>(null)
  const draft = changed ?? draftOf(round.mine[0]?.body)
  const { conflicts, scores } = draft
  const isOwn = (orgIds: readonly string[]) =>
    seat.organisationId !== null && orgIds.includes(seat.organisationId)
  const open = initiatives.filter(({ id, orgIds }) => !isOwn(orgIds) && !conflicts.has(id))
  const whole = open.filter(({ id }) => criteria.every((one) => scores.get(id)?.has(one.id)))
  const declare = (id: string, on: boolean) =>
    setDraft({
      ...draft,
      conflicts: new Set(on ? [...conflicts, id] : [...conflicts].filter((one) => one !== id)),
    })
  const score = (id: string, criterion: string, value: number) =>
    setDraft({ ...draft, scores: new Map(scores).set(id, new Map(scores.get(id)).set(criterion, value)) })
  const send = () => {
    const body: Sheet = {
      conflicts: [...conflicts],
      scores: whole.map(({ id }) => ({
        initiativeId: id,
        values: criteria.map((one) => ({ criterionId: one.id, score: scores.get(id)?.get(one.id) ?? 0 })),
      })),
    }
    give.mutate({ id: round.mine[0]?.id ?? uuid(), body }, { onSuccess: () => setDraft(null) })
  }
  return (
    <section aria-label={t('scores.yours')} className={classes['answer']}>
      <Text mb="sm">{t('scores.rule', { highest: HIGHEST_SCORE })}</Text>
      <ol className={classes['results']}>
        {initiatives.map(({ id, label, orgIds }) => (
          <li key={id} className={classes['sheet']}>
            <h2 className={classes['sheetTitle']}>{label}</h2>
            {isOwn(orgIds) ? (
              <Text c="dimmed">{t('scores.own')}</Text>
            ) : (
              <Checkbox
                className={classes['choice'] ?? ''}
                label={t('scores.interest')}
                aria-label={t('scores.interestIn', { label })}
                checked={conflicts.has(id)}
                onChange={({ currentTarget }) => declare(id, currentTarget.checked)}
              />
            )}
            {!isOwn(orgIds) && !conflicts.has(id) && (
              <div className={classes['criteria']}>
                {criteria.map((one) => (
                  <div key={one.id} className={classes['criterion']}>
                    <span aria-hidden>{one.label}</span>
                    <SegmentedControl
                      fullWidth
                      aria-label={t('scores.of', { criterion: one.label, label })}
                      data={CHOICES}
                      value={String(scores.get(id)?.get(one.id) ?? '')}
                      onChange={(value) => score(id, one.id, Number(value))}
                    />
                  </div>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
      <div className={classes['foot']}>
        <Text fw={600} aria-live="polite">
          {t('scores.whole', { count: whole.length, of: open.length })}
        </Text>
        <Button size="md" loading={give.isPending} disabled={changed === null} onClick={send}>
          {t(round.mine.length > 0 ? 'scores.again' : 'scores.give')}
        </Button>
        <Saved saved={changed === null && round.mine.length > 0} error={give.error} />
      </div>
    </section>
  )
}
