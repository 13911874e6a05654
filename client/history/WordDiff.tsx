import { diffWordsWithSpace } from 'diff'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './history.module.css'

/** A text with what went and what came marked, by more than colour and also for the ear. */
export const WordDiff = ({ before, after }: { before: string; after: string }) => {
  const { t } = useTranslation('history')
  const parts = diffWordsWithSpace(before, after).map((part, at) => ({ ...part, at }))
  return (
    <p className={classes['words']}>
      {parts.map(({ value, added, removed, at }) => {
        if (!added && !removed) return <Fragment key={at}>{value}</Fragment>
        const Mark = added ? 'ins' : 'del'
        return (
          <Mark key={at}>
            <span className="visually-hidden">{t(added ? 'words.came' : 'words.went')}</span>
            {value}
            <span className="visually-hidden">{t('words.end')}</span>
          </Mark>
        )
      })}
    </p>
  )
}
