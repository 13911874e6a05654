import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import classes from './Brand.module.css'

/** The product's mark and name; leads to the labs. */
export const Brand = ({ short = false }: { short?: boolean }) => {
  const { t } = useTranslation('common')
  return (
    <Link to="/" className={classes['brand'] ?? ''} aria-label={t('product')}>
      <img src="/favicon.svg" alt="" width={28} height={28} />
      {!short && <span>{t('product')}</span>}
    </Link>
  )
}
