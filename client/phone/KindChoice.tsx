import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardCollection } from '#shared/plan/plan.ts'
import { KindIcon } from '#client/canvas/cards/KindIcon.tsx'
import { CARD_KINDS } from '#client/canvas/cards/kinds.ts'
import classes from './phone.module.css'

interface Props {
  value: CardCollection
  disabled: boolean
  choose: (kind: CardCollection) => void
}

/** The kinds of card side by side, large enough for a thumb. */
export const KindChoice = ({ value, disabled, choose }: Props) => {
  const { t } = useTranslation(['phone', 'canvas'])
  const name = useId()
  return (
    <fieldset className={classes['kinds']} disabled={disabled}>
      <legend>{t('add.kind')}</legend>
      {CARD_KINDS.map((kind) => (
        <label key={kind.collection} className={classes['kind']}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={kind.collection === value}
            onChange={() => choose(kind.collection)}
          />
          <KindIcon kind={kind} size={22} />
          <span>{t(`kind.${kind.collection}`, { ns: 'canvas' })}</span>
        </label>
      ))}
    </fieldset>
  )
}
