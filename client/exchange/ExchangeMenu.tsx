import { Button, Menu } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeCsv, IconFileUpload, IconTableExport } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanEdit } from '#client/plan/hooks.ts'
import { FormulaQuestion } from './FormulaQuestion.tsx'
import { useOpenImport } from './importContext.ts'
import { useExport } from './useExport.ts'

const TYPES =
  '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The plan from a spreadsheet and back, for a toolbar; of one room, or of all where it is null. */
export const ExchangeMenu = ({ workstreamId }: { workstreamId: string | null }) => {
  const { t } = useTranslation('exchange')
  const canEdit = useCanEdit()
  const open = useOpenImport()
  const { exportAs, asked } = useExport(workstreamId)
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconTableExport size={17} aria-hidden />}
            aria-label={t('menu.label')}
          >
            {t('menu.short')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {canEdit && (
            <>
              <Menu.Item
                leftSection={<IconFileUpload size={17} aria-hidden />}
                onClick={() => file.current?.click()}
              >
                {t('menu.import')}
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Item
            leftSection={<IconFileSpreadsheet size={17} aria-hidden />}
            onClick={() => exportAs('xlsx')}
          >
            {t('menu.xlsx')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeCsv size={17} aria-hidden />} onClick={() => exportAs('csv')}>
            {t('menu.csv')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked && <FormulaQuestion {...asked} />}
      <input
        ref={file}
        type="file"
        accept={TYPES}
        hidden
        aria-label={t('menu.import')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen) open({ kind: 'file', file: chosen })
        }}
      />
    </>
  )
}
