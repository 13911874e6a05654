import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardCollection } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { kindOf } from '../canvas/cards/kinds.ts'
import { entityName } from '../plan/describeCommand.ts'
import { usePlan } from '../plan/hooks.ts'
import { isItemKind, KindSelect, kindOfKey, type ItemKind } from './KindSelect.tsx'
import classes from './NewCard.module.css'

export interface NewCardKind {
  collection: CardCollection
  /** The card new ones are part of, answer, measure or threaten, or null. */
  under: string | null
}

interface Props {
  kind: NewCardKind
  setKind: (kind: NewCardKind) => void
  /** A kind, with the card that those of it are related to. */
  about: (collection: CardCollection) => NewCardKind
  /** A note or an area instead. */
  chooseItem: (kind: ItemKind) => void
  /** Makes the card; false where it was refused, and the words stay. */
  make: (words: string) => boolean
  /** Leaves the line for the list. */
  leave: () => void
  input: RefObject<HTMLInputElement | null>
}

/** A line to write cards on, one after the other: Enter makes one and goes on. */
export const NewCard = ({ kind, setKind, about, chooseItem, make, leave, input }: Props) => {
  const { t } = useTranslation(['list', 'plan', 'canvas'])
  const under = usePlan((plan) => (kind.under === null ? '' : entityName(t as never, plan, kind.under)))
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '' && make(words.trim())) setWords('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = kindOfKey(event)
    if (chosen !== null) {
      if (isItemKind(chosen)) chooseItem(chosen)
      else setKind(about(chosen))
    } else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  return (
    <form className={classes['form']} onSubmit={submit} aria-label={t('new.label')}>
      <div className={classes['line']}>
        <KindSelect
          value={kind.collection}
          chooseCard={(collection) => setKind(about(collection))}
          chooseItem={chooseItem}
        />
        <TextInput
          ref={input}
          className={classes['words']}
          aria-label={t(`field.${kind.collection}`, { ns: 'canvas' })}
          placeholder={t(`new.placeholder.${kind.collection}`)}
          maxLength={kindOf(kind.collection).running ? LIMITS.longTextLength : LIMITS.titleLength}
          aria-keyshortcuts="N"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" aria-label={t('new.add')} px="sm">
          <IconPlus size={18} aria-hidden />
        </Button>
      </div>
      {under !== '' && (
        <p className={classes['under']}>
          <span>{t(`new.under.${kind.collection}`, { name: under })}</span>
          <CloseButton
            size="sm"
            aria-label={t('new.notUnder')}
            onClick={() => {
              setKind({ ...kind, under: null })
              input.current?.focus()
            }}
          />
        </p>
      )}
    </form>
  )
}
