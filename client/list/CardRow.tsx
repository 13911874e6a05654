/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table laid out as blocks keeps its roles in every browser only when they are written */
import { IconAlertCircleFilled, IconLock, IconPencil } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { KindIcon } from '../canvas/cards/KindIcon.tsx'
import { kindOf } from '../canvas/cards/kinds.ts'
import { wordsDirection } from '../canvas/cards/CardBody.tsx'
import { CommentSigns } from '#client/comments/CommentMark.tsx'
import classes from './rows.module.css'
import { rowFrame, type RowPlace } from './rowFrame.ts'
import type { ShownCard } from './shownCard.ts'
import { WordsField, type WordsDone } from './WordsField.tsx'

interface Props extends RowPlace {
  card: ShownCard
  active: boolean
  selected: boolean
  editing: boolean
  onDone: WordsDone
}

/** A card as a row: what it is and says, whose it is, how it stands, and what it is related to. */
export const CardRow = memo((props: Props) => {
  const { card, active, selected, editing } = props
  const { t } = useTranslation(['list', 'canvas'])
  const kind = kindOf(card.collection)
  return (
    <tr
      {...rowFrame(props, { id: card.id, level: 2, active })}
      aria-selected={selected}
      aria-label={card.name}
      data-kind={card.collection}
      data-edge={kind.edge}
      className={classes['card']}
    >
      <td role="gridcell" className={classes['cell']}>
        <span className={classes['head']}>
          <KindIcon kind={kind} size={16} />
          <span className={classes['kind']}>{card.kind}</span>
          {card.code !== '' && <span className={classes['code']}>{card.code}</span>}
          {card.badge !== '' && <span className={classes['badge']}>{card.badge}</span>}
          {card.lock !== '' && (
            <span className={classes['lock']} title={card.lock}>
              <IconLock size={14} aria-hidden />
            </span>
          )}
          {card.errors > 0 && (
            <span className={classes['errors']}>
              <IconAlertCircleFilled size={15} aria-hidden />
              {t('card.errors', { ns: 'canvas', count: card.errors })}
            </span>
          )}
          {card.said && <CommentSigns count={card.said} />}
        </span>
        {editing ? (
          <WordsField card={card} onDone={props.onDone} />
        ) : (
          <span data-words className={classes['words']} data-empty={card.words === '' || undefined}>
            {card.words || t('card.untitled', { ns: 'canvas' })}
          </span>
        )}
        {card.second !== '' && (
          <span
            className={classes['second']}
            lang={card.secondLanguage}
            dir={wordsDirection(card.secondLanguage)}
          >
            {card.second}
          </span>
        )}
        <Facts card={card} />
      </td>
    </tr>
  )
})
CardRow.displayName = 'CardRow'

const Facts = ({ card }: { card: ShownCard }) => {
  const owners = card.owners.map((owner) => owner.replace(/, [^,]*$/, '')).join(', ')
  const line = [owners, card.facts, card.sign].filter((part) => part !== '').join(' · ')
  return (
    <>
      {line !== '' && <span className={classes['facts']}>{line}</span>}
      {card.relations.map((sentence) => (
        <span key={sentence} className={classes['relation']}>
          {sentence}
        </span>
      ))}
      {card.writer !== '' && (
        <span className={classes['writer']}>
          <IconPencil size={14} aria-hidden />
          {card.writer}
        </span>
      )}
    </>
  )
}
