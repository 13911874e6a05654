import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ImportProvider } from '#client/exchange/importContext.ts'
import classes from './PlanPage.module.css'
import { PlanTable } from './PlanTable.tsx'

/** The 3-feet plan of the whole lab: all rooms in one table. */
export const WholePlanPage = () => {
  const { t } = useTranslation(['wholePlan', 'common'])
  const [params] = useSearchParams()
  const title = t('title')
  const product = t('product', { ns: 'common' })
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <div className={classes['whole']}>
      <h1 className={classes['title']}>{title}</h1>
      <div className={classes['view']} data-part="view">
        <ImportProvider workstreamId={null}>
          <PlanTable room={null} card={params.get('card')} />
        </ImportProvider>
      </div>
    </div>
  )
}
