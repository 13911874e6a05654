import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { byOrder } from '#shared/plan/order.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { indicatorsOf, initiativeOf, issuesAnsweredBy, live, liveOf } from '#shared/plan/select.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import { useCanEdit, useLiveLab } from '#client/plan/hooks.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
import { useStopped } from '#client/plan/useLock.ts'
import { addActivityIn } from '../planEdits.ts'
import { useEdit } from '../useEdit.tsx'
import classes from './entity.module.css'
import { FieldFindings } from './FieldFindings.tsx'
import { nearFirst } from './nearFirst.ts'

interface Props {
  plan: Plan
  collection: Collection
  id: string
  open: (id: string) => void
}

/** What has to be joined to an entity before it is complete, chosen from a list instead of drawn as an arrow. */
export const Joining = (props: Props) => {
  const { plan, collection, id } = props
  const activity = liveOf(plan, 'activities', id)
  if (collection === 'initiatives')
    return (
      <>
        <Join {...props} field="answers" from={unansweredBy(plan, id)} />
        <Join {...props} field="indicators" from={notMeasuring(plan, id)} />
        <AddOutcome {...props} />
        <AddRow {...props} />
      </>
    )
  if (collection === 'issues' && liveOf(plan, 'issues', id)?.isRootCause)
    return <Join {...props} field="answers" from={notAnswering(plan, id)} />
  return activity && !initiativeOf(plan, activity) ? (
    <Join {...props} field="milestoneId" from={initiativesAround(plan, id)} />
  ) : null
}

type Card = { id: string; orderKey: string }

const nearest = <T extends Card>(plan: Plan, id: string, cards: readonly T[]): T[] =>
  nearFirst(plan, id, cards.toSorted(byOrder))

const unansweredBy = (plan: Plan, id: string) => {
  const answered = new Set(issuesAnsweredBy(plan, id).map((issue) => issue.id))
  return nearest(
    plan,
    id,
    live(plan, 'issues').filter((issue) => issue.isRootCause && !answered.has(issue.id)),
  )
}

const notMeasuring = (plan: Plan, id: string) => {
  const measuring = new Set(indicatorsOf(plan, id).map((indicator) => indicator.id))
  return nearest(
    plan,
    id,
    live(plan, 'indicators').filter((indicator) => !measuring.has(indicator.id)),
  )
}

const notAnswering = (plan: Plan, id: string) => {
  const answering = new Set(
    live(plan, 'links').flatMap((l) => (l.kind === 'answers' && l.toId === id ? [l.fromId] : [])),
  )
  return nearest(
    plan,
    id,
    live(plan, 'initiatives').filter((initiative) => !answering.has(initiative.id)),
  )
}

const initiativesAround = (plan: Plan, id: string) => nearest(plan, id, live(plan, 'initiatives'))

type JoinProps = Props & { field: 'answers' | 'indicators' | 'milestoneId'; from: readonly Card[] }

const Join = ({ plan, collection, id, field, from }: JoinProps) => {
  const { t } = useTranslation('plan')
  const lab = useLiveLab()
  const { edit } = useEdit()
  const stopped = useStopped(id)
  if (!useCanEdit() || stopped) return null
  const data = from.map((card) => ({
    value: card.id,
    label: [codeOf(plan, card.id), entityName(t, plan, card.id)].filter(Boolean).join(' · '),
  }))
  return (
    <div data-field={fieldKey(id, field)}>
      <Select
        label={t(`entity.join.${collection}_${field}` as never)}
        description={<FieldFindings id={id} field={field} />}
        placeholder={t('entity.join.choose')}
        nothingFoundMessage={t('entity.join.none')}
        searchable
        openOnFocus={false}
        limit={50}
        value={null}
        data={data}
        onChange={(other) => {
          if (other !== null) edit({ type: 'relate', id: lab.newId(), fromId: id, toId: other })
        }}
      />
    </div>
  )
}

const codeOf = (plan: Plan, id: string): string =>
  (liveOf(plan, 'initiatives', id) ?? liveOf(plan, 'indicators', id))?.code ?? ''

const AddOutcome = ({ plan, id, open }: Props) => {
  const { t } = useTranslation('plan')
  const lab = useLiveLab()
  const { refuse } = useEdit()
  const stopped = useStopped(id)
  if (!useCanEdit() || stopped) return null
  const add = () => {
    const indicatorId = lab.newId()
    const fields = { workstreamId: liveOf(plan, 'initiatives', id)?.workstreamId, valueChain: 'outcome' }
    const commands: SingleCommand[] = [
      { type: 'create', collection: 'indicators', id: indicatorId, fields },
      { type: 'relate', id: lab.newId(), fromId: indicatorId, toId: id },
    ]
    const decision = lab.dispatchAll(commands)
    if (decision.ok) open(indicatorId)
    else refuse(decision.refusal)
  }
  return <Add label={t('entity.join.addOutcome')} add={add} />
}

/** In the table rows are written; here one is begun. */
const AddRow = ({ plan, id, open }: Props) => {
  const { t } = useTranslation('plan')
  const lab = useLiveLab()
  const { edit } = useEdit()
  const stopped = useStopped(id)
  if (!useCanEdit() || stopped) return null
  const add = () => {
    const { command, rowId } = addActivityIn(plan, id, lab.newId)
    if (edit(command)) open(rowId)
  }
  return (
    <div data-field={fieldKey(id, 'milestones')}>
      <FieldFindings id={id} field="milestones" />
      <Add label={t('entity.join.addRow')} add={add} />
    </div>
  )
}

const Add = ({ label, add }: { label: string; add: () => void }) => (
  <div className={classes['add']}>
    <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
      {label}
    </Button>
  </div>
)
