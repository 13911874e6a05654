import { Button, List, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAskErasure, useErasureAsked } from '#client/api/seatCare.ts'
import { listText } from '#client/i18n/formats.ts'
import { dayText } from '#client/ui/dateText.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'

interface Props {
  lab: string
  opened: boolean
  close: () => void
}

/** What a lab keeps of oneself, and asking for it to be erased. */
export const MyData = ({ lab, opened, close }: Props) => {
  const { t } = useTranslation(['erase', 'common'])
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('mine.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Asking lab={lab} />
    </Modal>
  )
}

const Asking = ({ lab }: { lab: string }) => {
  const { t } = useTranslation('erase')
  const asked = useErasureAsked(lab)
  const ask = useAskErasure(lab)
  if (asked.isPending) return <Loading />
  if (asked.isError) return <Failure error={asked.error} retry={() => void asked.refetch()} />
  const { at, leads } = asked.data
  return (
    <Stack>
      <List size="sm">
        <List.Item>{t('mine.keeps')}</List.Item>
        <List.Item>{t('mine.erased')}</List.Item>
        <List.Item>{t('mine.stays')}</List.Item>
      </List>
      <Text size="sm">{t('mine.who', { names: listText(leads) })}</Text>
      {at !== null && <Notice tone="good" title={t('mine.asked', { date: dayText(at) })} />}
      {ask.isError && <Failure error={ask.error} />}
      <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate(at === null)}>
        {t(at === null ? 'mine.ask' : 'mine.takeBack')}
      </Button>
    </Stack>
  )
}
