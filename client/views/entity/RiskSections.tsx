import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byOrder } from '#shared/plan/order.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { initiativeOf, live, liveOf } from '#shared/plan/select.ts'
import { rowLine } from '#client/between/rowLabel.ts'
import { useCanEdit, useLiveLab } from '#client/plan/hooks.ts'
import { useStopped } from '#client/plan/useLock.ts'
import { useEdit } from '../useEdit.tsx'
import { nearFirst } from './nearFirst.ts'
import { TriggerFields } from './TriggerFields.tsx'

interface Props {
  plan: Plan
  id: string
  open: (id: string) => void
}

/** What a risk has beyond the fields of every card: what shows that it has occurred, and what it threatens. */
export const RiskSections = ({ plan, id, open }: Props) => {
  const risk = liveOf(plan, 'risks', id)
  if (!risk) return null
  return (
    <>
      <Threatens plan={plan} id={id} />
      <TriggerFields key={id} plan={plan} risk={risk} open={open} />
    </>
  )
}

/** Chosen from a list instead of drawn as an arrow; the nearest first. */
const Threatens = ({ plan, id }: Omit<Props, 'open'>) => {
  const { t } = useTranslation(['register', 'plan'])
  const lab = useLiveLab()
  const { edit } = useEdit()
  const canEdit = useCanEdit()
  const stopped = useStopped(id)
  // A lab may have thousands of rows to choose from, and they are gone through at every change of the plan.
  const [asked, setAsked] = useState(false)
  if (!canEdit || stopped) return null
  return (
    <Select
      label={t('threatens.add')}
      placeholder={t('threatens.choose')}
      nothingFoundMessage={t('threatens.none')}
      searchable
      limit={50}
      value={null}
      onDropdownOpen={() => setAsked(true)}
      data={asked ? choicesOf(plan, id) : []}
      onChange={(other) => {
        if (other !== null) edit({ type: 'relate', id: lab.newId(), fromId: id, toId: other })
      }}
    />
  )
}

const choicesOf = (plan: Plan, id: string) => {
  const taken = new Set(
    live(plan, 'links').flatMap((l) => (l.kind === 'threatens' && l.fromId === id ? [l.toId] : [])),
  )
  const initiatives = nearFirst(plan, id, live(plan, 'initiatives').toSorted(byOrder))
  const rows = live(plan, 'activities').filter((a) => initiativeOf(plan, a) !== null)
  const activities = nearFirst(plan, id, rows)
  return [
    ...initiatives.map((i) => ({ value: i.id, label: rowLine(plan, i.id, i.title) })),
    ...activities.map((a) => ({ value: a.id, label: rowLine(plan, a.id, a.text) })),
  ].filter(({ value, label }) => !taken.has(value) && label !== '')
}
