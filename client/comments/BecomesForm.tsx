import { Button, Group, NativeSelect, Select, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headOf } from '#shared/plan/comments.ts'
import type { Comment, Plan } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { today } from '#client/ui/dateText.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { organisationChoices, shortName } from '#client/views/editors/organisationChoices.ts'
import { becomeCommands, OUTCOMES, roomOfComment, type Becoming, type OutcomeCollection } from './becomes.ts'
import { BecomesDate } from './BecomesDate.tsx'
import classes from './comments.module.css'
import { responsibleFor } from './responsible.ts'

/** Makes something of a comment: an action, a decision, an issue or a risk, with who sees to it and a date. */
export const BecomesForm = ({ comment, end }: { comment: Comment; end: () => void }) => {
  const { t } = useTranslation(['comments', 'common', 'plan'])
  const lab = useLiveLab()
  const plan = usePlan((p) => p)
  const { edit } = useEdit()
  const [becoming, setBecoming] = useState<Becoming>(() => beginWith(plan, comment))
  const change = (part: Partial<Becoming>) => setBecoming((now) => ({ ...now, ...part }))
  const { collection, text, ownerOrgId, date, workstreamId } = becoming
  const [tried, setTried] = useState(false)
  const missing = (value: string) => tried && value.trim() === ''
  const make = () => {
    setTried(true)
    if ([text, ownerOrgId, date].some((value) => value.trim() === '')) return
    lab.checkpoint()
    const commands = becomeCommands(lab.store.get().plan, comment, becoming, lab.newId)
    if (edit({ type: 'batch', commands })) end()
  }
  return (
    <fieldset className={classes['becomes']} aria-label={t('become.title')}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('become.what')}
        value={collection}
        onChange={(next) => change({ collection: next as OutcomeCollection, ...dateFor(next, date) })}
        data={OUTCOMES.map((value) => ({ value, label: t(`become.kinds.${value}`) }))}
      />
      <Textarea
        label={t('become.text')}
        required
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LIMITS.longTextLength}
        value={text}
        error={missing(text) && t('become.needed')}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className={classes['pair']}>
        <Select
          label={t('become.owner')}
          required
          searchable
          data-autofocus
          placeholder={t('plan:organisations.search')}
          nothingFoundMessage={t('plan:organisations.none')}
          error={missing(ownerOrgId) && t('become.needed')}
          value={ownerOrgId || null}
          onChange={(next) => change({ ownerOrgId: next ?? '' })}
          data={organisationChoices(plan, '').map((one) => ({ value: one.id, label: shortName(one) }))}
        />
        <BecomesDate
          label={t(`become.date.${collection}`)}
          date={date}
          error={missing(date) && t('become.needed')}
          change={(next) => change({ date: next })}
        />
      </div>
      <NativeSelect
        label={t('become.room')}
        value={workstreamId}
        onChange={(event) => change({ workstreamId: event.currentTarget.value })}
        data={workstreams(plan).map(({ id, code, title }) => ({
          value: id,
          label: [code, title].filter(Boolean).join(' · '),
        }))}
      />
      <Group gap="xs" justify="flex-end">
        <Button size="compact-md" variant="subtle" color="dark" onClick={end}>
          {t('cancel', { ns: 'common' })}
        </Button>
        <Button size="compact-md" onClick={make}>
          {t(`become.make.${collection}`)}
        </Button>
      </Group>
    </fieldset>
  )
}

const beginWith = (plan: Plan, comment: Comment): Becoming => {
  const owners = responsibleFor(plan, headOf(plan, comment).aboutId)
  return {
    collection: 'actions',
    text: comment.text,
    ownerOrgId: owners.length === 1 ? (owners[0] ?? '') : '',
    date: '',
    workstreamId: roomOfComment(plan, comment) ?? workstreams(plan)[0]?.id ?? '',
  }
}

/** A decision is most often of today; the others lie ahead. */
const dateFor = (collection: string, date: string): { date?: string } => {
  if (collection === 'decisions') return date === '' ? { date: today() } : {}
  return date === today() ? { date: '' } : {}
}
