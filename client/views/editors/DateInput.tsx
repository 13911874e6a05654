import { ActionIcon } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate } from '../planDates.ts'
import classes from './editors.module.css'

interface Props {
  label: string
  text: string
  onText: (text: string) => void
  /** A day chosen in the browser's own calendar. */
  onPick: (date: string) => void
  invalid: boolean
  errorId: string
  /** One of several fields of a form: it does not take the focus when that opens. */
  inForm?: boolean
  ref?: Ref<HTMLInputElement>
  onKeyDown?: (event: KeyboardEvent) => void
  onBlur?: (leftTo: Node | null) => void
}

/** A typed date beside the browser's calendar. */
export const DateInput = ({ ref, ...props }: Props) => {
  const { t } = useTranslation('plan')
  const calendar = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={box}
      className={classes['date']}
      onBlur={(event) => {
        const to = event.relatedTarget
        if (!box.current?.contains(to)) props.onBlur?.(to)
      }}
    >
      <input
        ref={ref}
        data-autofocus={!props.inForm || undefined}
        className={classes['dateText']}
        aria-label={props.label}
        aria-invalid={props.invalid}
        aria-describedby={props.errorId}
        placeholder={t('date.placeholder')}
        inputMode="numeric"
        autoComplete="off"
        value={props.text}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={props.onKeyDown}
      />
      <ActionIcon
        variant="subtle"
        size="sm"
        tabIndex={-1}
        aria-label={t('date.calendar')}
        onClick={() => calendar.current?.showPicker()}
      >
        <IconCalendar size={16} aria-hidden />
      </ActionIcon>
      <input
        ref={calendar}
        type="date"
        className={classes['calendar']}
        tabIndex={-1}
        aria-hidden
        value={parseDate(props.text) ?? ''}
        onChange={(event) => props.onPick(event.currentTarget.value)}
      />
    </div>
  )
}
