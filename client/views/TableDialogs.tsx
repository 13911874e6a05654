import { Button, Group, Modal, NativeSelect, NumberInput, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { initiativesOf, milestonesOf, workstreams } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { AddOrganisation } from './editors/AddOrganisation.tsx'
import { OrganisationPicker } from './editors/OrganisationPicker.tsx'
import type { Asked } from './table/asked.ts'
import type { CellDoings } from './table/useCellDoings.ts'

interface Props {
  asked: Asked | null
  doings: CellDoings
  close: () => void
}

/** What a person is asked before many cells change, and told when some did not. */
export const TableDialogs = ({ asked, doings, close }: Props) => {
  const { t } = useTranslation(['table', 'common'])
  if (asked?.kind === 'remove')
    return (
      <ConfirmDialog
        opened
        title={t('ask.remove', { count: asked.count })}
        confirm={t('ask.removeNow', { count: asked.count })}
        danger
        busy={false}
        error={null}
        onConfirm={() => {
          close()
          asked.answer()
        }}
        onClose={close}
      >
        <Text>{t('ask.removeText')}</Text>
      </ConfirmDialog>
    )
  return (
    <Modal
      opened={asked !== null}
      onClose={close}
      title={asked && t(`ask.${asked.kind}`)}
      size={asked?.kind === 'problems' ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      {asked?.kind === 'dates' && <DatesAsked {...asked} close={close} />}
      {asked?.kind === 'problems' && <Problems {...asked} close={close} />}
      {asked?.kind === 'shift' && <ShiftAsked doings={doings} close={close} />}
      {asked?.kind === 'responsible' && <ResponsibleAsked doings={doings} close={close} />}
      {asked?.kind === 'move' && <MoveAsked doings={doings} close={close} />}
    </Modal>
  )
}

interface Closing {
  close: () => void
}

const DatesAsked = ({ example, answer, close }: Extract<Asked, { kind: 'dates' }> & Closing) => {
  const { t } = useTranslation('table')
  const choose = (order: 'dayFirst' | 'monthFirst') => {
    close()
    answer(order)
  }
  return (
    <Stack>
      <Text>{t('ask.datesText', { example })}</Text>
      <Group>
        <Button data-autofocus variant="default" onClick={() => choose('dayFirst')}>
          {t('ask.dayFirst')}
        </Button>
        <Button variant="default" onClick={() => choose('monthFirst')}>
          {t('ask.monthFirst')}
        </Button>
      </Group>
    </Stack>
  )
}

const Problems = ({ problems, titleOf, written, close }: Extract<Asked, { kind: 'problems' }> & Closing) => {
  const { t } = useTranslation('table')
  return (
    <Stack>
      <Text>{t('ask.problemsText', { count: problems.length, written })}</Text>
      <Table.ScrollContainer minWidth={480} mah="50vh">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('ask.row')}</Table.Th>
              <Table.Th>{t('ask.column')}</Table.Th>
              <Table.Th>{t('ask.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {problems.map(({ row, column, code, what }) => (
              <Table.Tr key={`${row.id} ${column} ${code}`}>
                <Table.Td>
                  {row.kind === 'activity'
                    ? [row.number, row.activity.text].filter(Boolean).join(' ')
                    : row.milestone.title}
                </Table.Td>
                <Table.Td>{titleOf(column)}</Table.Td>
                <Table.Td>{t(`problem.${code}`, { what })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="flex-end">
        <Button data-autofocus onClick={close}>
          {t('ask.understood')}
        </Button>
      </Group>
    </Stack>
  )
}

const MOST_DAYS = 3650

const ShiftAsked = ({ doings, close }: { doings: CellDoings } & Closing) => {
  const { t } = useTranslation('table')
  const [days, setDays] = useState<number | string>(7)
  const count = typeof days === 'number' ? days : 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        close()
        doings.shift(count)
      }}
    >
      <Stack>
        <NumberInput
          data-autofocus
          label={t('ask.days')}
          description={t('ask.daysHint')}
          min={-MOST_DAYS}
          max={MOST_DAYS}
          allowDecimal={false}
          value={days}
          onChange={setDays}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={count === 0}>
            {t('ask.shiftNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const wholePlan = (plan: Plan) => plan

const ResponsibleAsked = ({ doings, close }: { doings: CellDoings } & Closing) => {
  const { t } = useTranslation('table')
  const plan = usePlan(wholePlan)
  const [how, setHow] = useState('add')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [adding, setAdding] = useState<string | null>(null)
  const finish = () => {
    close()
    if (chosen.length > 0 || how === 'replace') doings.setResponsible(chosen, how === 'add')
  }
  if (adding !== null)
    return (
      <AddOrganisation
        name={adding}
        added={(id) => {
          setChosen([...chosen, id])
          setAdding(null)
        }}
        cancel={() => setAdding(null)}
      />
    )
  return (
    <Stack>
      <Radio.Group value={how} onChange={setHow} aria-label={t('ask.responsible')}>
        <Group>
          <Radio value="add" label={t('ask.addOwners')} />
          <Radio value="replace" label={t('ask.replaceOwners')} />
        </Group>
      </Radio.Group>
      <OrganisationPicker
        label={t('ask.responsible')}
        typed=""
        plan={plan}
        chosen={chosen}
        choose={setChosen}
        add={setAdding}
        finish={finish}
        cancel={close}
      />
    </Stack>
  )
}

const MoveAsked = ({ doings, close }: { doings: CellDoings } & Closing) => {
  const { t } = useTranslation(['table', 'plan'])
  const plan = usePlan(wholePlan)
  const [to, setTo] = useState('')
  const groups = workstreams(plan).flatMap((room) =>
    initiativesOf(plan, room.id).map((initiative) => {
      const milestones = milestonesOf(plan, initiative.id).map(({ id, title }, at) => ({
        value: `milestone ${id}`,
        label: `${at + 1} ${title || t('milestone.untitled', { ns: 'plan' })}`,
      }))
      return {
        group:
          [initiative.code || room.code, initiative.title].filter(Boolean).join(' ') ||
          t('unnamed', { ns: 'plan' }),
        items:
          milestones.length > 0
            ? milestones
            : [{ value: `initiative ${initiative.id}`, label: t('ask.newMilestone') }],
      }
    }),
  )
  const [kind, id = ''] = to.split(' ')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        close()
        doings.moveTo(kind === 'milestone' ? { milestoneId: id } : { initiativeId: id })
      }}
    >
      <Stack>
        <NativeSelect
          data-autofocus
          label={t('ask.moveTo')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={[{ value: '', label: t('ask.choose') }, ...groups]}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={to === ''}>
            {t('ask.moveNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
