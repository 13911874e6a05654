import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { isOfSeven, type Column } from '../gridColumns.ts'

/** What a column is called. */
export const useColumnTitle = (): ((column: Column) => string) => {
  const { t } = useTranslation(['plan', 'table'])
  return useCallback(
    (column) => (isOfSeven(column) ? t(`columns.${column}`) : t(`columns.${column}`, { ns: 'table' })),
    [t],
  )
}
