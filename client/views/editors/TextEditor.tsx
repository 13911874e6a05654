import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { LIMITS } from '#shared/wire/limits.ts'
import classes from './editors.module.css'
import { endingKey, type AfterEdit, type EditorProps } from './editor.ts'

interface Props extends EditorProps {
  field: string
  value: string
  /** Running text may have several lines (Shift+Enter); a title has one. */
  long: boolean
}

const grow = (area: HTMLTextAreaElement) => {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}

/** Writes a text where it stands. Others may write in it at the same time: only the difference is sent. */
export const TextEditor = ({ field, value, long, label, typed, commit, cancel }: Props) => {
  const [text, setText] = useState(typed ?? value)
  const [seen] = useState(value)
  const area = useRef<HTMLTextAreaElement>(null)
  const ended = useRef(false)

  useLayoutEffect(() => {
    if (!area.current) return
    area.current.focus()
    area.current.setSelectionRange(area.current.value.length, area.current.value.length)
    grow(area.current)
  }, [])

  const finish = (after: AfterEdit) => {
    if (ended.current) return
    ended.current = true
    if (text === seen) return commit(null, after)
    commit(
      long ? { fields: { [field]: text }, base: { [field]: seen } } : { fields: { [field]: text } },
      after,
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const ending = endingKey(event)
    if (!ending) {
      if (event.key === 'Enter' && !long) event.preventDefault()
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (ending !== 'cancel') return finish(ending)
    ended.current = true
    cancel()
  }
  return (
    <textarea
      ref={area}
      className={classes['text']}
      aria-label={label}
      rows={1}
      value={text}
      maxLength={long ? LIMITS.longTextLength : LIMITS.titleLength}
      onChange={(event) => {
        setText(event.currentTarget.value)
        grow(event.currentTarget)
      }}
      onKeyDown={onKeyDown}
      onBlur={() => finish('stay')}
    />
  )
}
