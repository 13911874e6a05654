import { List, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import type { ErasurePreview } from '#shared/api/people.ts'
import { useErase, useErasurePreview } from '#client/api/seatCare.ts'
import { listText } from '#client/i18n/formats.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { CareDialog } from './CareDialog.tsx'
import { FactsOfSeat } from './FactsOfSeat.tsx'
import { MentionList } from './MentionList.tsx'

/** As it is seen: several blanks look like one. */
const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ')

/** Erases a person: what goes, what stays and why, and their name typed before it is done. */
export const EraseDialog = ({ lab, seat, done }: { lab: LabView; seat: Seat; done: () => void }) => {
  const { t } = useTranslation(['erase', 'common'])
  const [typed, setTyped] = useState('')
  const preview = useErasurePreview(lab.slug, seat.id)
  const erase = useErase(lab.slug)
  if (erase.data)
    return (
      <Modal
        opened
        onClose={done}
        title={t('erase.done')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Notice tone="good" urgent title={t('erase.now', { pseudonym: erase.data.pseudonym })}>
          {t(erase.data.purged ? 'erase.purged' : 'erase.notPurged')}
        </Notice>
      </Modal>
    )
  const problem = preview.data?.problem ?? null
  return (
    <CareDialog
      title={t('erase.title', { name: seat.name })}
      confirm={t('erase.confirm')}
      danger
      waits={!preview.data || problem !== null || plain(typed) !== plain(seat.name)}
      busy={erase.isPending}
      error={erase.error}
      done={done}
      onConfirm={() => erase.mutate({ seatId: seat.id, confirm: typed })}
    >
      {preview.isPending && <Loading />}
      {preview.isError && <Failure error={preview.error} retry={() => void preview.refetch()} />}
      {problem && (
        <Notice tone="care" urgent title={t('erase.cannot')}>
          {t(`erase.problem.${problem}`)}
        </Notice>
      )}
      {preview.data && problem === null && (
        <>
          <Goes preview={preview.data} />
          <Stays lab={lab.slug} preview={preview.data} />
          <Notice tone="bad" title={t('erase.forEver')} />
          <TextInput
            label={t('erase.type', { name: seat.name })}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </>
      )}
    </CareDialog>
  )
}

const Goes = ({ preview }: { preview: ErasurePreview }) => {
  const { t } = useTranslation('erase')
  return (
    <Stack gap={4}>
      <Text fw={650}>{t('erase.goes')}</Text>
      <List size="sm">
        <List.Item>{t('erase.name', { pseudonym: preview.pseudonym })}</List.Item>
        {preview.names.length > 1 && (
          <List.Item>{t('erase.names', { names: listText(preview.names) })}</List.Item>
        )}
        <List.Item>{t('erase.access')}</List.Item>
        <List.Item>{t('erase.days')}</List.Item>
        {preview.account === 'goes' && <List.Item>{t('erase.accountGoes')}</List.Item>}
        {preview.redacted > 0 && <List.Item>{t('erase.redacted', { count: preview.redacted })}</List.Item>}
      </List>
    </Stack>
  )
}

const Stays = ({ lab, preview }: { lab: string; preview: ErasurePreview }) => {
  const { t } = useTranslation('erase')
  return (
    <Stack gap={4}>
      <Text fw={650}>{t('erase.stays')}</Text>
      <Text size="sm">{t('erase.work', { pseudonym: preview.pseudonym })}</Text>
      <FactsOfSeat has={{ ...preview.has, signatures: 0, endorsements: 0, days: 0 }} />
      <List size="sm">
        {preview.signed.map(({ version, signatures, endorsement }) => (
          <List.Item key={version}>
            {signatures > 0 &&
              t('erase.signed', { count: signatures, version, names: listText(preview.names) })}{' '}
            {endorsement && t('erase.endorsed', { version, names: listText(preview.names) })}
          </List.Item>
        ))}
        {preview.roadmaps.length > 0 && (
          <List.Item>{t('erase.roadmaps', { versions: listText(preview.roadmaps.map(String)) })}</List.Item>
        )}
        {preview.account === 'stays' && <List.Item>{t('erase.accountStays')}</List.Item>}
        <List.Item>{t('erase.past')}</List.Item>
        <List.Item>{t('erase.backups')}</List.Item>
        <List.Item>{t('erase.devices')}</List.Item>
      </List>
      {preview.mentions.length > 0 && (
        <>
          <Text size="sm" fw={650}>
            {t('erase.mentions')}
          </Text>
          <MentionList lab={lab} mentions={preview.mentions} more={preview.more} />
        </>
      )}
    </Stack>
  )
}
