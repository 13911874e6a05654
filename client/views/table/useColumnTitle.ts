import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMNS, type Column, type MoreColumn } from '../gridColumns.ts'

type OfSeven = (typeof COLUMNS)[number]
const isOfSeven = (column: Column): column is OfSeven => COLUMNS.some((one) => one === column)

/** What a column is called. */
export const useColumnTitle = (): ((column: Column) => string) => {
  const { t } = useTranslation(['plan', 'table'])
  return useCallback(
    (column) =>
      isOfSeven(column) ? t(`columns.${column}`) : t(`columns.${column as MoreColumn}`, { ns: 'table' }),
    [t],
  )
}
