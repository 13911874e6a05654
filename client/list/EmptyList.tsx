import { IconList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import classes from './BoardList.module.css'

/** Instead of a list without a card. */
export const EmptyList = ({ searching, canEdit }: { searching: boolean; canEdit: boolean }) => {
  const { t } = useTranslation('list')
  if (searching) return <p className={classes['nothing']}>{t('empty.found')}</p>
  return (
    <div className={classes['nothing']}>
      <EmptyState
        icon={<IconList size={28} />}
        title={t('empty.title')}
        text={t(canEdit ? 'empty.text' : 'empty.readOnly')}
      />
    </div>
  )
}
