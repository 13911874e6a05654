import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { byOrder } from '#shared/plan/order.ts'
import { live, workstreams } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import type { InputProps } from './EntityField.tsx'
import { PickInput } from './inputs.tsx'

/** Any indicator of the lab. */
export const IndicatorInput = (props: InputProps) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const data = live(plan, 'indicators')
    .toSorted(byOrder)
    .map(({ id, code, name }) => ({
      value: id,
      label: [code, name].filter(Boolean).join(' ') || t('unnamed'),
    }))
  return <PickInput {...props} data={data} />
}

/** The room something belongs to; none for the whole lab. */
export const RoomInput = ({ label, value, readOnly, note, write }: InputProps) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const rooms = workstreams(plan).map(({ id, code, title }) => ({
    value: id,
    label: [code, title].filter(Boolean).join(' · ') || t('unnamed'),
  }))
  return (
    <NativeSelect
      label={label}
      description={note}
      disabled={readOnly}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => void write(event.currentTarget.value || null)}
      data={[{ value: '', label: t('wholeLab') }, ...rooms]}
    />
  )
}
