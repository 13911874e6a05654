import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type FormEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { CardCollection } from '#shared/plan/plan.ts'
import { isItemKind, KindSelect, kindOfKey, type ItemKind } from './KindSelect.tsx'
import classes from './NewCard.module.css'

interface Props {
  /** Of the form, its field and its button. */
  labels: { form: string; field: string; placeholder: string; add: string }
  kind: CardCollection | ItemKind
  maxLength: number
  chooseCard: (collection: CardCollection) => void
  chooseItem: (kind: ItemKind) => void
  /** Makes it; false where it was refused, and the words stay. */
  make: (words: string) => boolean
  /** Leaves the line for the list. */
  leave: () => void
  input: RefObject<HTMLInputElement | null>
  /** What else there is to say or choose, below the line. */
  children?: ReactNode
}

/** A line to write one thing after the other: Enter makes one and goes on, a key with Alt chooses another kind. */
export const WritingLine = (props: Props) => {
  const { labels, input } = props
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '' && props.make(words.trim())) setWords('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = kindOfKey(event)
    if (chosen !== null) {
      if (isItemKind(chosen)) props.chooseItem(chosen)
      else props.chooseCard(chosen)
    } else if (event.key === 'Escape') props.leave()
    else return
    event.preventDefault()
  }
  return (
    <form className={classes['form']} onSubmit={submit} aria-label={labels.form}>
      <div className={classes['line']}>
        <KindSelect value={props.kind} chooseCard={props.chooseCard} chooseItem={props.chooseItem} />
        <TextInput
          ref={input}
          className={classes['words']}
          aria-label={labels.field}
          placeholder={labels.placeholder}
          maxLength={props.maxLength}
          aria-keyshortcuts="N"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" aria-label={labels.add} px="sm">
          <IconPlus size={18} aria-hidden />
        </Button>
      </div>
      {props.children}
    </form>
  )
}
