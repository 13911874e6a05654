import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { readSeatForm, type SeatField, type SeatFields } from './seatForm.ts'

const whole = (plan: Plan) => plan

/** What is typed about whose a seat is; `read` answers the request, or null and each wrong field says so. */
export const useSeatForm = (first: () => SeatFields) => {
  const { t } = useTranslation('people')
  const organisations = live(usePlan(whole), 'organisations').filter((o) => !o.planned && !o.dissolved)
  const [fields, setFields] = useState(first)
  const [wrong, setWrong] = useState<ReadonlySet<SeatField>>(new Set())
  const set = (part: Partial<SeatFields>) => setFields((old) => ({ ...old, ...part }))
  const error = (field: SeatField) => wrong.has(field) && t(`form.wrong.${field}`)
  const read = () => {
    const found = readSeatForm(fields, organisations)
    setWrong('wrong' in found ? found.wrong : new Set())
    return 'wrong' in found ? null : found.request
  }
  return { fields, set, error, organisations, read }
}
