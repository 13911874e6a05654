import { NumberInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_LAG_DAYS } from '#shared/plan/entities.ts'

interface Props {
  lagDays: number
  write: (lagDays: number) => void
  /** Stands above it, in a form; else it is named for those who ask. */
  label?: string
  width?: number | string
  disabled?: boolean
}

/** Days between two rows, negative for a lead: kept on Enter and when one goes on, an empty one is none, Escape lets go. */
export const LagInput = ({ lagDays, write, label, width = 104, disabled = false }: Props) => {
  const { t } = useTranslation('canvas')
  const [held, setHeld] = useState(lagDays)
  const [typed, setTyped] = useState<number | string>(lagDays)
  if (held !== lagDays) {
    setHeld(lagDays)
    setTyped(lagDays)
  }
  const keep = () => {
    const days = Math.trunc(Number(typed)) || 0
    setTyped(days)
    if (days !== lagDays) write(days)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      keep()
    }
    if (event.key === 'Escape' && typed !== lagDays) {
      event.preventDefault()
      event.stopPropagation()
      setTyped(lagDays)
    }
  }
  return (
    <NumberInput
      size="xs"
      w={width}
      {...(label === undefined
        ? { 'aria-label': t('relationBar.lag'), title: t('relationBar.lag') }
        : { label })}
      disabled={disabled}
      suffix={t('relationBar.days')}
      value={typed}
      min={-MOST_LAG_DAYS}
      max={MOST_LAG_DAYS}
      allowDecimal={false}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  )
}
