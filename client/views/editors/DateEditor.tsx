import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { labDate, parseDate } from '../planDates.ts'
import { DateInput } from './DateInput.tsx'
import classes from './editors.module.css'
import { endingKey, type AfterEdit, type EditorProps } from './editor.ts'

/** A date, typed as 2014-10-01 or 01.10.2014 or chosen in the calendar. What is no date is not taken. */
export const DateEditor = (props: EditorProps & { field: string; value: string | null }) => {
  const { t } = useTranslation('plan')
  const [text, setText] = useState(props.typed ?? labDate(props.value))
  const [invalid, setInvalid] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const ended = useRef(false)
  const errorId = useId()
  const { typed } = props

  useEffect(() => {
    input.current?.focus()
    if (typed === null) input.current?.select()
  }, [typed])

  const finish = (value: string, after: AfterEdit): void => {
    const date = parseDate(value)
    if (date === undefined) return setInvalid(true)
    if (ended.current) return
    ended.current = true
    props.commit(date === props.value ? null : { fields: { [props.field]: date } }, after)
  }
  const giveUp = () => {
    ended.current = true
    props.cancel()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const ending = endingKey(event)
    if (!ending) return
    event.preventDefault()
    event.stopPropagation()
    if (ending === 'cancel') giveUp()
    else finish(text, ending)
  }
  const leave = () => {
    if (ended.current) return
    if (parseDate(text) === undefined) giveUp()
    else finish(text, 'stay')
  }
  return (
    <>
      <DateInput
        label={props.label}
        text={text}
        onText={(next) => {
          setText(next)
          setInvalid(false)
        }}
        onPick={(date) => finish(date, 'stay')}
        invalid={invalid}
        errorId={errorId}
        ref={input}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <span id={errorId} role="alert" className={classes['error']}>
        {invalid ? t('date.invalid') : ''}
      </span>
    </>
  )
}
