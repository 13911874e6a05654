import { Loader, Modal, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/Notice.tsx'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import { ImportForm } from './ImportForm.tsx'
import type { ImportSource } from './importSource.ts'
import { likelySheet, useSheets, type Sheets } from './useSheets.ts'

interface Props {
  source: ImportSource
  /** The room it is brought to, or null where one has to be chosen. */
  workstreamId: string | null
  /** With the first of what was added, if anything was. */
  close: (first?: string) => void
}

/** What was brought, looked at before it becomes part of the plan. */
export const ImportDialog = ({ source, workstreamId, close }: Props) => {
  const { t } = useTranslation(['exchange', 'common'])
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  useFocusBack()
  const sheets = useSheets(source, t('pasted'))
  return (
    <Modal
      opened
      onClose={() => close()}
      title={t('title')}
      size="75rem"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <Content sheets={sheets} workstreamId={workstreamId} close={close} />
    </Modal>
  )
}

const Content = ({ sheets, ...props }: { sheets: Sheets } & Omit<Props, 'source'>) => {
  const { t } = useTranslation('exchange')
  if (sheets.kind === 'read') return <OneSheet {...props} {...sheets} />
  if (sheets.kind === 'problem')
    return (
      <Notice tone="bad" urgent title={t('problem.title')}>
        {t(`problem.${sheets.problem}`)}
      </Notice>
    )
  return (
    <Stack align="center" py="xl">
      <Loader size="sm" />
      <Text size="sm" component="output">
        {t('reading')}
      </Text>
    </Stack>
  )
}

type Read = Extract<Sheets, { kind: 'read' }>

/** Each sheet is a table of its own, with answers of its own. */
const OneSheet = ({ sheets, ...props }: Read & Omit<Props, 'source'>) => {
  const [at, setAt] = useState(() => likelySheet(sheets))
  const sheet = sheets[at]
  return sheet ? (
    <ImportForm
      key={at}
      {...props}
      sheet={sheet}
      names={sheets.map(({ name }) => name)}
      at={at}
      choose={setAt}
    />
  ) : null
}
