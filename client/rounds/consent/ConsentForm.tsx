import { Button, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 as uuid } from 'uuid'
import type { ViewOf } from '#shared/api/rounds.ts'
import { CHOICES, needsReason, type Choice, type Stance } from '#shared/rounds/consent.ts'
import { useGive } from '#client/api/rounds.ts'
import { Saved } from '../Saved.tsx'
import classes from '../rounds.module.css'

/** Whether one can go along with a proposal, and why where one cannot. */
export const ConsentForm = ({ round, slug }: { round: ViewOf<'consent'>; slug: string }) => {
  const { t } = useTranslation('rounds')
  const give = useGive(slug, round.id)
  const [changed, setDraft] = useState<Partial<Stance> | null>(null)
  const draft = changed ?? round.mine[0]?.body ?? {}
  const { choice, reason = '' } = draft
  const lacks = choice === undefined || (needsReason(choice) && reason.trim() === '')
  const send = () =>
    give.mutate(
      {
        id: round.mine[0]?.id ?? uuid(),
        body: { choice, reason: choice && needsReason(choice) ? reason : '' },
      },
      { onSuccess: () => setDraft(null) },
    )
  return (
    <section aria-label={t('consent.yours')} className={classes['answer']}>
      {round.settings.proposal && <p className={classes['proposal']}>{round.settings.proposal}</p>}
      <Stack gap="md">
        <Radio.Group
          label={t('consent.ask')}
          value={choice ?? null}
          onChange={(value) => setDraft({ ...draft, choice: value as Choice })}
        >
          <Stack gap="xs" mt="xs">
            {CHOICES.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`consent.choices.${one}`)}
                size="md"
                className={classes['choice'] ?? ''}
              />
            ))}
          </Stack>
        </Radio.Group>
        {choice && needsReason(choice) && (
          <Textarea
            label={t('consent.reason')}
            description={t('consent.reasonHint')}
            required
            autosize
            minRows={3}
            maxLength={2_000}
            value={reason}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, reason: value })}
          />
        )}
        <div className={classes['foot']}>
          <Button size="md" loading={give.isPending} disabled={changed === null || lacks} onClick={send}>
            {t(round.mine.length > 0 ? 'consent.again' : 'consent.give')}
          </Button>
          <Saved saved={changed === null && round.mine.length > 0} error={give.error} />
          {changed !== null && lacks && choice && (
            <Text size="sm" c="dimmed">
              {t('consent.lacks')}
            </Text>
          )}
        </div>
      </Stack>
    </section>
  )
}
