import { Input } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DateInput } from '#client/views/editors/DateInput.tsx'
import { labDate, parseDate } from '#client/views/planDates.ts'
import classes from './comments.module.css'

interface Props {
  label: string
  /** `YYYY-MM-DD`, or empty. */
  date: string
  error: ReactNode
  change: (date: string) => void
}

/** A date that is needed, typed as labs write it or taken from the calendar. */
export const BecomesDate = ({ label, date, error, change }: Props) => {
  const { t } = useTranslation('plan')
  const [typed, setTyped] = useState<string | null>(null)
  const errorId = useId()
  const text = typed ?? (date === '' ? '' : labDate(date))
  const invalid = typed !== null && parseDate(typed) === undefined
  const write = (next: string) => {
    setTyped(next)
    change(parseDate(next) ?? '')
  }
  return (
    <Input.Wrapper
      label={label}
      required
      error={invalid ? t('date.invalid') : error}
      errorProps={{ id: errorId }}
    >
      <div className={classes['framed']} data-invalid={invalid || Boolean(error) || undefined}>
        <DateInput
          inForm
          label={label}
          text={text}
          onText={write}
          onPick={(picked) => write(picked === '' ? '' : labDate(picked))}
          invalid={invalid}
          errorId={errorId}
        />
      </div>
    </Input.Wrapper>
  )
}
