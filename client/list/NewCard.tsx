import { CloseButton } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardCollection } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { kindOf } from '../canvas/cards/kinds.ts'
import { entityName } from '../plan/describeCommand.ts'
import { usePlan } from '../plan/hooks.ts'
import type { ItemKind } from './KindSelect.tsx'
import classes from './NewCard.module.css'
import { WritingLine } from './WritingLine.tsx'

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
  const chooseCard = (collection: CardCollection) => setKind(about(collection))
  return (
    <WritingLine
      labels={{
        form: t('new.label'),
        field: t(`field.${kind.collection}`, { ns: 'canvas' }),
        placeholder: t(`new.placeholder.${kind.collection}`),
        add: t('new.add'),
      }}
      kind={kind.collection}
      maxLength={kindOf(kind.collection).running ? LIMITS.longTextLength : LIMITS.titleLength}
      {...{ chooseCard, chooseItem, make, leave, input }}
    >
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
    </WritingLine>
  )
}
