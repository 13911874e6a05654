import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { goToPart } from '#client/ui/parts/parts.ts'

/** Seen by those who come to them with Tab: past head and rooms, to the page, its board or its list. */
export const SkipLinks = () => {
  const { t } = useTranslation(['keys', 'common'])
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const view = /\/rooms\/[^/]+\/(canvas|list)$/.exec(pathname)?.[1]
  const list = pathname.replace(/canvas$/, 'list')
  const go = (part: string, to: string) => (event: MouseEvent) => {
    event.preventDefault()
    if (!goToPart(part)) void navigate(to)
  }
  return (
    <>
      {view === 'canvas' && (
        <a className="skip-link" href="#board" onClick={go('board', pathname)}>
          {t('skipToBoard')}
        </a>
      )}
      {view !== undefined && (
        <a className="skip-link" href={list} onClick={go('list', list)}>
          {t('skipToList')}
        </a>
      )}
      <a className="skip-link" href="#main">
        {t('skipToContent', { ns: 'common' })}
      </a>
    </>
  )
}
