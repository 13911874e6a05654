import { Textarea } from '@mantine/core'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { LIMITS } from '#shared/wire/limits.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import classes from './comments.module.css'
import { labPeopleOf } from './labPeople.ts'
import { mentionables, mentionChoices, typedMention, type Mentionable } from './mentions.ts'
import { MentionList } from './MentionList.tsx'
import { useLabPeople } from './useLabPeople.ts'

interface Props {
  label: string
  value: string
  placeholder?: string
  focus?: boolean
  change: (text: string) => void
  /** Somebody was chosen after an @. */
  choose: (one: Mentionable) => void
  send: () => void
  cancel?: (() => void) | undefined
}

/** Where a comment is written: @ and a few letters offer people and organisations, Ctrl+Enter sends. */
export const MentionInput = (props: Props) => {
  const { t } = useTranslation('comments')
  const plan = usePlan((p) => p)
  const { seats } = useLabPeople()
  const people = labPeopleOf(useLiveLab())
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [marked, setMarked] = useState(0)
  /** Escape closes the list for the name that is being typed. */
  const [closed, setClosed] = useState<number | null>(null)
  const typing = caret === null ? null : typedMention(props.value, caret)
  const { focus } = props
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  useEffect(() => {
    if (typing) people.askSeats()
  }, [typing, people])
  const choices =
    typing && typing.from !== closed ? mentionChoices(mentionables(plan, seats), typing.typed) : []
  const at = Math.min(marked, choices.length - 1)
  const isOpen = choices.length > 0

  const take = (one: Mentionable) => {
    if (!typing || caret === null) return
    const before = `${props.value.slice(0, typing.from)}@${one.name} `
    props.choose(one)
    props.change(before + props.value.slice(caret).replace(/^ /, ''))
    setMarked(0)
    setCaret(null)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(before.length, before.length)
    })
  }
  const onListKey = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false
    const choice = choices[at]
    if (event.key === 'ArrowDown') setMarked((at + 1) % choices.length)
    else if (event.key === 'ArrowUp') setMarked((at - 1 + choices.length) % choices.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && choice) take(choice)
    else if (event.key === 'Escape') setClosed(typing?.from ?? null)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (isSend) props.send()
    else if (!onListKey(event)) {
      if (event.key !== 'Escape' || !props.cancel) return
      props.cancel()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={classes['writing']}>
      <Textarea
        ref={field}
        label={props.label}
        {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
        autosize
        minRows={2}
        maxRows={14}
        maxLength={LIMITS.longTextLength}
        dir="auto"
        data-mantine-stop-propagation={isOpen || props.cancel !== undefined}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${at}` : undefined}
        value={props.value}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget
          props.change(value)
          setCaret(selectionStart)
          if (typedMention(value, selectionStart) === null) setClosed(null)
          setMarked(0)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      {isOpen && <MentionList id={listId} choices={choices} marked={at} take={take} />}
      <output className="visually-hidden">
        {isOpen ? t('mention.found', { count: choices.length, name: choices[at]?.name ?? '' }) : ''}
      </output>
    </div>
  )
}
