import { useTranslation } from 'react-i18next'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import classes from './comments.module.css'
import type { Mentionable } from './mentions.ts'

interface Props {
  id: string
  choices: readonly Mentionable[]
  marked: number
  take: (one: Mentionable) => void
}

/** People and organisations that what was typed may mean; the focus stays in the text. */
export const MentionList = ({ id, choices, marked, take }: Props) => {
  const { t } = useTranslation('comments')
  return (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag offers what is typed
      role="listbox"
      aria-label={t('mention.list')}
      className={classes['choices']}
    >
      {choices.map((one, at) => (
        <button
          type="button"
          key={one.id}
          id={`${id}-${at}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option outside a select has no tag
          role="option"
          tabIndex={-1}
          aria-selected={at === marked}
          className={classes['choice']}
          ref={(option) => {
            if (at === marked) option?.scrollIntoView({ block: 'nearest' })
          }}
          onPointerDown={(event) => {
            event.preventDefault() // the text keeps the focus
            take(one)
          }}
        >
          <SectorMark sector={one.sector} />
          <bdi className={classes['called']}>{one.name}</bdi>
          <bdi className={classes['from']}>{one.more || t(`mention.${one.kind}`)}</bdi>
        </button>
      ))}
    </div>
  )
}
