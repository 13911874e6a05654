import { Input, Textarea, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LIMITS } from '#shared/wire/limits.ts'
import { directionOf } from '#client/ui/languages.ts'
import { DateInput } from '../editors/DateInput.tsx'
import { labDate, parseDate } from '../planDates.ts'
import { decimalTyped } from './decimalTyped.ts'
import classes from './entity.module.css'
import type { InputProps } from './EntityField.tsx'

/** Others see what is written here after this pause in typing. */
const PAUSE_MS = 500

/** Running text: sent while it is being written, always as the difference to what was sent before. */
export const TextField = ({ label, language, value, readOnly, note, write }: InputProps) => {
  const shown = typeof value === 'string' ? value : ''
  const [draft, setDraft] = useState<string | null>(null)
  const sent = useRef(shown)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef<() => void>(() => {})

  const send = () => {
    clearTimeout(timer.current)
    if (draft === null || draft === sent.current) return
    if (write(draft, sent.current)) sent.current = draft
  }
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => () => latest.current(), []) // a form closed in mid-word keeps the word

  return (
    <Textarea
      label={label}
      description={note}
      readOnly={readOnly}
      autosize
      minRows={2}
      maxRows={12}
      maxLength={LIMITS.longTextLength}
      {...(language !== undefined && { lang: language, dir: directionOf(language) })}
      value={draft ?? shown}
      onFocus={() => {
        sent.current = shown
        setDraft(shown)
      }}
      onChange={(event) => {
        setDraft(event.currentTarget.value)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => latest.current(), PAUSE_MS)
      }}
      onBlur={() => {
        send()
        setDraft(null)
      }}
    />
  )
}

/** One line, sent when it is left or with Enter; `empty` is what nothing is kept as. */
export const LineField = ({
  label,
  value,
  readOnly,
  note,
  write,
  empty,
}: InputProps & { empty: '' | null }) => {
  const shown = typeof value === 'string' ? value : ''
  const [draft, setDraft] = useState<string | null>(null)
  const done = () => {
    const typed = empty === null ? decimalTyped(draft ?? '') : (draft ?? '').trim()
    if (draft !== null && typed !== shown) write(typed === '' ? empty : typed)
    setDraft(null)
  }
  return (
    <TextInput
      label={label}
      description={note}
      readOnly={readOnly}
      maxLength={LIMITS.titleLength}
      inputMode={empty === null ? 'decimal' : 'text'}
      value={draft ?? shown}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && done()}
      onBlur={done}
    />
  )
}

export const DateField = ({ label, value, readOnly, note, write }: InputProps) => {
  const { t } = useTranslation('plan')
  const shown = labDate(typeof value === 'string' ? value : null)
  const [draft, setDraft] = useState<string | null>(null)
  const errorId = useId()
  const parsed = parseDate(draft ?? shown)
  const done = () => {
    if (draft === null || parsed === undefined) return
    if (draft !== shown) write(parsed)
    setDraft(null)
  }
  return (
    <Input.Wrapper
      label={label}
      description={note}
      error={draft !== null && parsed === undefined && t('date.invalid')}
      errorProps={{ id: errorId }}
    >
      {readOnly ? (
        <div className={classes['read']}>{shown || '–'}</div>
      ) : (
        <div className={classes['framed']}>
          <DateInput
            inForm
            label={label}
            text={draft ?? shown}
            onText={setDraft}
            onPick={(date) => {
              write(date === '' ? null : date)
              setDraft(null)
            }}
            invalid={draft !== null && parsed === undefined}
            errorId={errorId}
            onBlur={done}
            onKeyDown={(event) => event.key === 'Enter' && done()}
          />
        </div>
      )}
    </Input.Wrapper>
  )
}
