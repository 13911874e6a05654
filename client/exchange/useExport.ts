import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formulaCount, toCsv } from '#shared/exchange/csv.ts'
import { exportTable, type ExportTable } from '#shared/exchange/exportRows.ts'
import type { FormulaCells } from '#shared/exchange/formulaCells.ts'
import { roomLabel } from '#shared/exchange/parents.ts'
import { live, liveOf } from '#shared/plan/select.ts'
import { currentLanguage } from '#client/i18n/current.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { download, downloadCsv } from '#client/ui/download.ts'
import { fileName } from './fileName.ts'
import { planSheets } from './planSheets.ts'

/** A CSV file of which a person has to say how cells that look like formulas are written. */
export interface AskedCsv {
  count: number
  save: (choice: FormulaCells) => void
  cancel: () => void
}

export interface Exporting {
  exportAs: (format: 'csv' | 'xlsx') => void
  asked: AskedCsv | null
}

/** Offers the plan of a room, or of all rooms, as a file. */
export const useExport = (workstreamId: string | null): Exporting => {
  const { t } = useTranslation(['exchange', 'common'])
  const lab = useLiveLab()
  const [waiting, setWaiting] = useState<{ table: ExportTable; count: number } | null>(null)
  const name = () => {
    const { plan } = lab.store.get()
    const room = liveOf(plan, 'workstreams', workstreamId)
    const [whole] = live(plan, 'lab')
    return fileName(whole?.name ?? '', room ? roomLabel(room) : t('export.wholePlan'), lab.now().slice(0, 10))
  }
  const saveCsv = ({ header, rows }: ExportTable, choice: FormulaCells) =>
    downloadCsv(`${name()}.csv`, toCsv(header, rows, choice))
  const saveXlsx = async (table: ExportTable) => {
    // A writer of workbooks is fetched by who wants one.
    const { writeXlsx } = await import('./writeXlsx.ts')
    download(`${name()}.xlsx`, await writeXlsx(planSheets(table, lab.store.get().plan, t)))
  }
  return {
    exportAs: (format) => {
      const table = exportTable(lab.store.get().plan, workstreamId, currentLanguage())
      const count = format === 'csv' ? formulaCount(table.rows) : 0
      if (format === 'xlsx') void saveXlsx(table)
      else if (count === 0) saveCsv(table, 'apostrophe')
      else setWaiting({ table, count })
    },
    asked: waiting && {
      count: waiting.count,
      save: (choice) => {
        saveCsv(waiting.table, choice)
        setWaiting(null)
      },
      cancel: () => setWaiting(null),
    },
  }
}
