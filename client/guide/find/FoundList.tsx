import { useTranslation } from 'react-i18next'
import type { FoundCard } from '#client/plan/findCards.ts'
import classes from './find.module.css'
import type { Found, FoundElsewhere } from './useFound.ts'

interface Props {
  id: string
  found: Found
  active: number
  choose: (card: FoundCard) => void
}

export const optionId = (list: string, at: number) => `${list}-${at}`

/** The cards that were found: those of this room, then of others with their room. */
export const FoundList = ({ id, found, active, choose }: Props) => {
  const { t } = useTranslation('guide')
  const { here, elsewhere, more } = found
  return (
    <div className={classes['list']}>
      <div
        id={id}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag offers what is typed
        role="listbox"
        aria-label={t('find.results')}
      >
        {here.map((card, at) => (
          <Option key={card.id} card={card} id={optionId(id, at)} active={at === active} choose={choose} />
        ))}
        {elsewhere.length > 0 && (
          <div className={classes['heading']} role="presentation">
            {t('find.elsewhere')}
          </div>
        )}
        {elsewhere.map((card, n) => {
          const at = here.length + n
          return (
            <Option key={card.id} card={card} id={optionId(id, at)} active={at === active} choose={choose} />
          )
        })}
      </div>
      {more > 0 && <p className={classes['more']}>{t('find.more', { count: more })}</p>}
    </div>
  )
}

interface OptionProps {
  card: FoundCard | FoundElsewhere
  id: string
  active: boolean
  choose: (card: FoundCard) => void
}

const Option = ({ card, id, active, choose }: OptionProps) => {
  const { t } = useTranslation(['canvas', 'guide'])
  const facts = [card.code, card.owners.join(', '), 'roomTitle' in card ? card.roomTitle : '']
  return (
    <button
      type="button"
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option outside a select has no tag
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes['option']}
      data-kind={card.collection}
      onClick={() => choose(card)}
      ref={(option) => {
        if (active) option?.scrollIntoView({ block: 'nearest' })
      }}
    >
      <span className={classes['kind']}>{t(`kind.${card.collection}`)}</span>
      <span className={classes['words']}>{card.words || t('card.untitled')}</span>
      <span className={classes['facts']}>{facts.filter(Boolean).join(' · ')}</span>
    </button>
  )
}
