import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ImportedRoadmap } from '#shared/api/delivery.ts'
import { dayText } from '#client/ui/dateText.ts'
import tables from './reading/table.module.css'
import { SignatureState } from './SignatureState.tsx'

/** Roadmaps that are here, the newest first. */
export const ImportedTable = ({ roadmaps }: { roadmaps: readonly ImportedRoadmap[] }) => {
  const { t } = useTranslation('delivery')
  const newest = roadmaps.toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
  return (
    <div className={tables['scroll']}>
      <table className={`${tables['table'] ?? ''} ${tables['stack'] ?? ''}`}>
        <caption className="visually-hidden">{t('list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columns.roadmap')}</th>
            <th scope="col">{t('columns.signature')}</th>
            <th scope="col">{t('columns.content')}</th>
            <th scope="col">{t('columns.imported')}</th>
          </tr>
        </thead>
        <tbody>
          {newest.map((roadmap) => (
            <tr key={roadmap.id}>
              <th scope="row" className={`${tables['long'] ?? ''} ${tables['wide'] ?? ''}`}>
                <Link to={`/delivery/${roadmap.id}`}>{roadmap.labName || t('noName')}</Link>
                <div className={tables['muted']}>{t('version', { version: roadmap.version })}</div>
              </th>
              <td className={tables['wide']}>
                <SignatureState state={roadmap.signature} />
              </td>
              <td data-label={t('columns.content')}>
                {t('initiatives', { count: roadmap.initiatives })},{' '}
                {t('activities', { count: roadmap.activities })},{' '}
                {t('indicators', { count: roadmap.indicators })}
              </td>
              <td data-label={t('columns.imported')}>
                {dayText(roadmap.importedAt)}
                <div className={tables['muted']}>{roadmap.importedBy}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
