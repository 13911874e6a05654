import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { asFailure } from '#client/api/apiFailure.ts'
import { useOpenLab } from '#client/api/labs.ts'
import { today } from '#client/ui/dateText.ts'
import { currentLanguage } from '#client/i18n/current.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { readLabForm, suggestSlug, withProgrammeFor, type LabForm } from './labForm.ts'
import { ProgrammeField } from './ProgrammeField.tsx'
import { WorkstreamFields } from './WorkstreamFields.tsx'

const emptyForm = (): LabForm => ({
  name: '',
  slug: '',
  startDate: today(),
  weeks: 6,
  currency: 'ZAR',
  workstreams: [{ code: '', title: '' }],
})

/** Opens a lab; the person who does becomes its lab lead. */
export const OpenLabDialog = ({ opened, close }: { opened: boolean; close: () => void }) => {
  const { t } = useTranslation(['lab', 'common'])
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('open.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <OpenLabForm close={close} />
    </Modal>
  )
}

const OpenLabForm = ({ close }: { close: () => void }) => {
  const { t } = useTranslation(['lab', 'common'])
  const [form, setForm] = useState(emptyForm)
  const [ownSlug, setOwnSlug] = useState(false)
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const openLab = useOpenLab()
  const navigate = useNavigate()
  const change = (part: Partial<LabForm>) => setForm((old) => ({ ...old, ...part }))
  const error = (field: string) => (wrong.has(field) ? t(`open.wrong.${field}`) : undefined)
  const taken = openLab.isError && asFailure(openLab.error).code === 'conflict'

  const submit = () => {
    const read = readLabForm(form)
    setWrong('wrong' in read ? read.wrong : new Set())
    if ('wrong' in read) return
    openLab.mutate(withProgrammeFor(currentLanguage(), read.request), {
      onSuccess: (lab) => void navigate(`/labs/${lab.slug}`),
    })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <TextInput
          label={t('open.name')}
          data-autofocus
          required
          maxLength={300}
          value={form.name}
          error={error('name')}
          onChange={(event) => {
            const name = event.currentTarget.value
            change(ownSlug ? { name } : { name, slug: suggestSlug(name) })
          }}
        />
        <TextInput
          label={t('open.slug')}
          description={t('open.slugHint', { address: `${window.location.host}/labs/${form.slug || '…'}` })}
          required
          maxLength={60}
          value={form.slug}
          error={taken ? t('open.slugTaken') : error('slug')}
          onChange={(event) => {
            setOwnSlug(true)
            change({ slug: event.currentTarget.value.toLowerCase() })
          }}
        />
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <TextInput
            type="date"
            label={t('open.startDate')}
            required
            value={form.startDate}
            error={error('startDate')}
            onChange={(event) => change({ startDate: event.currentTarget.value })}
          />
          <NumberInput
            label={t('open.weeks')}
            required
            min={1}
            max={52}
            allowDecimal={false}
            disabled={typeof form.programme === 'object'}
            value={form.weeks}
            error={error('weeks')}
            onChange={(weeks) => change({ weeks: Number(weeks) })}
          />
          <TextInput
            label={t('open.currency')}
            required
            maxLength={3}
            value={form.currency}
            error={error('currency')}
            onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </SimpleGrid>
        <ProgrammeField
          chosen={form.programme}
          choose={(programme) =>
            change({ programme, ...(typeof programme === 'object' && { weeks: programme.weeks.length }) })
          }
        />
        <WorkstreamFields
          workstreams={form.workstreams}
          wrong={wrong}
          change={(workstreams) => change({ workstreams })}
        />
        {openLab.isError && !taken && <Failure error={openLab.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('cancel', { ns: 'common' })}
          </Button>
          <Button type="submit" loading={openLab.isPending}>
            {t('open.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
