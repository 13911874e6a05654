/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table laid out as blocks keeps its roles in every browser only when they are written */
import { IconBallpen, IconNote, IconPencil, IconPhoto, IconTypography } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InkSort } from '../plan/boardInk.ts'
import { rowFrame, type RowPlace } from './rowFrame.ts'
import type { ListedItem } from './listedItems.ts'
import classes from './rows.module.css'
import { WordsInput, type ItemDone } from './WordsInput.tsx'

const ICONS = { note: IconNote, words: IconTypography, picture: IconPhoto, drawing: IconBallpen }

/** The fields that words of drawings are kept in, as the canvas tells others who writes there. */
export const FIELD_OF_SORT: Record<InkSort, 'text' | 'altText'> = {
  note: 'text',
  words: 'text',
  picture: 'altText',
  drawing: 'text',
}

interface Props extends RowPlace {
  item: ListedItem
  active: boolean
  selected: boolean
  editing: boolean
  /** Who else is writing in it; empty where nobody is. */
  writer: string
  onDone: ItemDone
}

/** A note, words or a picture as a row, or how many drawings without words there are. */
export const ItemRowView = memo(({ item, ...props }: Props) => {
  const { t } = useTranslation('list')
  const { id, sort, words, count } = item
  const Icon = ICONS[sort]
  const kind = t(`item.sort.${sort}`, { count })
  const shown = words || (sort === 'drawing' ? '' : t(`item.empty.${sort}`))
  const writing = props.writer === '' ? '' : t('card.writing', { name: props.writer })
  return (
    <tr
      {...rowFrame(props, { id, level: 2, active: props.active })}
      aria-selected={props.selected}
      aria-label={[kind, shown, writing].filter((part) => part !== '').join('. ')}
      data-kind={sort}
      className={classes['card']}
    >
      <td role="gridcell" className={classes['cell']}>
        <span className={classes['head']}>
          <Icon size={16} aria-hidden />
          <span className={classes['kind']}>{kind}</span>
        </span>
        {props.editing ? (
          <WordsInput
            id={id}
            field={FIELD_OF_SORT[sort]}
            words={words}
            label={t(`item.field.${sort === 'picture' ? 'picture' : 'note'}`)}
            onDone={(edit, after) => props.onDone(item, edit, after)}
          />
        ) : (
          shown !== '' && (
            <span data-words className={classes['words']} data-empty={words === '' || undefined}>
              {shown}
            </span>
          )
        )}
        {writing !== '' && (
          <span className={classes['writer']}>
            <IconPencil size={14} aria-hidden />
            {writing}
          </span>
        )}
      </td>
    </tr>
  )
})
ItemRowView.displayName = 'ItemRowView'
