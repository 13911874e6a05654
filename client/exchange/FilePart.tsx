import { Button, Collapse, NativeSelect, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { COLUMN_ROLES, type ColumnRole } from '#shared/exchange/columns.ts'
import { roomLabel } from '#shared/exchange/parents.ts'
import { initiativesOf, workstreams } from '#shared/plan/select.ts'
import classes from './Exchange.module.css'
import type { SheetProps } from './ImportForm.tsx'
import type { Importing } from './useImport.ts'

/** The file, what its columns are, and where its rows go. */
export const FilePart = ({ importing, ...file }: SheetProps & { importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const { sheet, names, at, choose } = file
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['heading']}>{t('file.heading')}</legend>
      <Text size="sm" mb="xs">
        {t('file.found', {
          name: file.name,
          rows: t('file.rows', { count: importing.reading.items.length }),
        })}
        {importing.reading.blank > 0 && ` ${t('file.blank', { count: importing.reading.blank })}`}
        {(sheet.hiddenRows > 0 || sheet.hiddenColumns > 0) &&
          ` ${t('file.hidden', { rows: sheet.hiddenRows, columns: sheet.hiddenColumns })}`}
      </Text>
      <div className={classes['fields']}>
        {names.length > 1 && (
          <NativeSelect
            label={t('file.sheet')}
            value={String(at)}
            data={names.map((label, value) => ({ value: String(value), label }))}
            onChange={(event) => choose(Number(event.currentTarget.value))}
          />
        )}
        <Where importing={importing} />
      </div>
      <Columns importing={importing} />
    </fieldset>
  )
}

const NEW = 'new'
const BY_FILE = 'file'

const Where = ({ importing }: { importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const { plan, answers, setTarget, roles, reading } = importing
  const { target } = answers
  const says = roles.includes('room')
  const rooms = workstreams(plan).map((room) => ({
    value: room.id,
    label: [room.code, room.title].filter((text) => text !== '').join(' · ') || roomLabel(room),
  }))
  const initiatives = initiativesOf(plan, target.workstreamId)
  const chosen = target.initiative
  return (
    <>
      <NativeSelect
        label={t('where.room')}
        value={says && target.roomsOfFile ? BY_FILE : target.workstreamId}
        data={says ? [{ value: BY_FILE, label: t('where.byFile') }, ...rooms] : rooms}
        onChange={(event) => {
          const { value } = event.currentTarget
          const initiative = chosen.kind === 'new' ? chosen : { kind: 'new' as const, title: '' }
          setTarget(
            value === BY_FILE
              ? { roomsOfFile: true }
              : { workstreamId: value, roomsOfFile: false, initiative },
          )
        }}
      />
      {reading.usesTarget && (
        <>
          <NativeSelect
            label={t('where.initiative')}
            value={chosen.kind === 'new' ? NEW : chosen.id}
            data={[
              { value: NEW, label: t('where.newInitiative') },
              ...initiatives.map(({ id, code, title }) => ({
                value: id,
                label: [code, title].filter((text) => text !== '').join(' · ') || t('where.untitled'),
              })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget
              setTarget({
                initiative: value === NEW ? { kind: 'new', title: '' } : { kind: 'existing', id: value },
              })
            }}
          />
          {chosen.kind === 'new' && (
            <TextInput
              label={t('where.title')}
              value={chosen.title}
              maxLength={300}
              onChange={(event) =>
                setTarget({ initiative: { kind: 'new', title: event.currentTarget.value } })
              }
            />
          )}
        </>
      )}
    </>
  )
}

const Columns = ({ importing }: { importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const { roles, reading, setRole } = importing
  const [open, { toggle }] = useDisclosure(!roles.includes('start') && !roles.includes('end'))
  const nameOf = (at: number) => reading.header?.[at] || t('columns.number', { number: at + 1 })
  const unused = roles.flatMap((role, at) => (role === 'unused' ? [nameOf(at)] : []))
  return (
    <>
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        color="dark"
        aria-expanded={open}
        leftSection={
          open ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />
        }
        onClick={toggle}
      >
        {t('columns.button', { used: roles.length - unused.length, count: roles.length })}
      </Button>
      {unused.length > 0 && (
        <Text span size="sm" c="dimmed" ms={6}>
          {t('columns.unused', { names: unused.join(', ') })}
        </Text>
      )}
      <Collapse expanded={open}>
        <div className={classes['columns']}>
          {roles.map((role, at) => (
            <NativeSelect
              key={at}
              size="xs"
              label={nameOf(at)}
              value={role}
              data={COLUMN_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              onChange={(event) => setRole(at, event.currentTarget.value as ColumnRole)}
            />
          ))}
        </div>
      </Collapse>
    </>
  )
}
