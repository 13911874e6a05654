import { Button, Group, Modal, NativeSelect, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { useMemo, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DEPENDENCY_TYPES, MOST_LAG_DAYS, type DependencyType } from '#shared/plan/entities.ts'
import type { Request } from '#shared/plan/requests.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { AskPreview } from './AskPreview.tsx'
import { rowChoices } from './rowChoices.ts'
import { roomName } from './rowLabel.ts'
import { RowPicker } from './RowPicker.tsx'

/** What is asked: anew, or a request that is changed. */
export interface Ask {
  of?: Request
}

/** Makes one row wait for a row of another room, and says beforehand what that does to the dates. */
export const AskDialog = ({ ask, onClose }: { ask: Ask; onClose: () => void }) => {
  const { t } = useTranslation(['between', 'plan', 'common'])
  const plan = usePlan((p) => p)
  const form = useAsk(ask)
  const { edit } = useEdit()
  useFocusBack()
  const { theirs, ours } = form
  const asked = theirs && roomName(plan, theirs.roomId)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (form.command && edit(form.command)) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(ask.of ? 'ask.change' : 'ask.title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <form noValidate onSubmit={send}>
        <Stack>
          <RowPicker
            label={t('ask.ours')}
            plan={plan}
            rows={form.oursChoices}
            value={ours?.id ?? null}
            readOnly={ask.of !== undefined}
            onChange={form.chooseOurs}
          />
          <RowPicker
            label={t('ask.theirs')}
            plan={plan}
            rows={form.theirChoices}
            value={theirs?.id ?? null}
            readOnly={ask.of !== undefined}
            disabled={!ours}
            description={!ours && t('ask.oursFirst')}
            onChange={form.chooseTheirs}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NativeSelect
              label={t('ask.type')}
              value={form.type}
              onChange={(event) => form.setType(event.currentTarget.value)}
              data={DEPENDENCY_TYPES.map((value) => ({
                value,
                label: t(`enums.dependencies_type.${value}`, { ns: 'plan' }),
              }))}
            />
            <NumberInput
              label={t('ask.lag')}
              description={t('ask.lagHint')}
              inputWrapperOrder={['label', 'input', 'description']}
              value={form.lag}
              min={-MOST_LAG_DAYS}
              max={MOST_LAG_DAYS}
              allowDecimal={false}
              onChange={form.setLag}
            />
          </SimpleGrid>
          {ours && theirs && form.dependency && (
            <AskPreview dependency={form.dependency} command={form.command} />
          )}
          {ask.of?.answer && asked && (
            <Text size="sm" c="dimmed">
              {t('ask.answerAgain', { room: asked })}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'common' })}
            </Button>
            <Button type="submit" disabled={!form.command}>
              {asked ? t(ask.of ? 'ask.sendChange' : 'ask.send', { room: asked }) : t('ask.title')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** What is written in the dialog, and the command it amounts to. */
const useAsk = ({ of }: Ask) => {
  const plan = usePlan((p) => p)
  const lab = useLiveLab()
  const [newId] = useState(lab.newId)
  const [oursId, setOurs] = useState(of?.to.id ?? null)
  const [theirsId, setTheirs] = useState(of?.from.id ?? null)
  const [type, setType] = useState<DependencyType>(of?.dependency.type ?? 'FS')
  const [lag, setLag] = useState<number | string>(of?.dependency.lagDays ?? 0)
  const all = useMemo(() => rowChoices(plan), [plan])
  const ours = all.find((row) => row.id === oursId) ?? null
  const theirChoices = useMemo(
    () => all.filter((row) => ours && row.roomId !== ours.roomId && row.collection === ours.collection),
    [all, ours],
  )
  const theirs = theirChoices.find((row) => row.id === theirsId) ?? null
  const lagDays = typeof lag === 'number' ? Math.trunc(lag) : 0
  const id = of?.dependency.id ?? newId
  const wanted = ours && theirs && { id, fromId: theirs.id, toId: ours.id, type, lagDays }
  const unchanged = of?.dependency.type === type && of.dependency.lagDays === lagDays
  return {
    type,
    lag,
    ours,
    theirs,
    oursChoices: all,
    theirChoices,
    setType: (value: string) => setType(DEPENDENCY_TYPES.find((one) => one === value) ?? 'FS'),
    setLag,
    chooseOurs: setOurs,
    chooseTheirs: setTheirs,
    dependency: wanted && { ...wanted, illustrative: false, deletedAt: null },
    command:
      wanted && !unchanged
        ? of
          ? { type: 'update' as const, collection: 'dependencies' as const, id, fields: { type, lagDays } }
          : {
              type: 'relate' as const,
              id,
              fromId: wanted.fromId,
              toId: wanted.toId,
              dependencyType: type,
              lagDays,
            }
        : null,
  }
}
