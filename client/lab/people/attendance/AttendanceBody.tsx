import { Button, Drawer, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttendanceView } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { downloadCsv } from '#client/ui/download.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { leadsLab } from '../rights.ts'
import classes from './attendance.module.css'
import { attendanceCsv } from './attendanceCsv.ts'
import { AttendanceMatrix } from './AttendanceMatrix.tsx'
import { DayList, type Shown } from './DayList.tsx'
import { DaySums } from './DaySums.tsx'
import { Missing } from './Missing.tsx'
import { NeverThere } from './NeverThere.tsx'
import { DAYS_AT_ONCE } from './shownDays.ts'
import { useAttendanceTable } from './useAttendanceTable.ts'
import { useDayTexts } from './useDayTexts.ts'

interface Props {
  lab: LabView
  me: Seat
  view: AttendanceView
  seats: readonly Seat[]
}

export const AttendanceBody = ({ lab, me, view, seats }: Props) => {
  const { t } = useTranslation(['attendance', 'common'])
  const narrow = useNarrow()
  // Whose days are told is the server's matter; who leads ticks, too.
  const mayMark = leadsLab(me.role)
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<string | null>(null)
  const [first, setFirst] = useState<Shown>('all')
  const openDay = useCallback((date: string, shown: Shown = 'all') => {
    setFirst(shown)
    setOpened(date)
  }, [])
  const [all, setAll] = useState(false)
  const { days, table } = useAttendanceTable(view, seats, {
    me,
    mayMark,
    search: useDeferredValue(search),
  })
  const texts = useDayTexts(view.zone, seats)
  const columns = useMemo(() => (all ? days : days.slice(-DAYS_AT_ONCE)), [all, days])
  const there = useMemo(() => {
    const today = view.seats.filter((one) => one.days.some(({ date }) => date === view.today))
    return new Set([me.id, ...today.map(({ seatId }) => seatId)])
  }, [view, me.id])
  const dayOf = (date: string) =>
    mayMark ? (
      <DayList key={date} lab={lab.slug} date={date} table={table} texts={texts} first={first} />
    ) : (
      <DaySums date={date} me={me.id} table={table} texts={texts} />
    )
  const day = opened ?? view.today
  return (
    <Stack gap="md">
      {mayMark && (
        <Missing seats={seats} there={there} narrow={narrow} open={() => openDay(view.today, 'missing')} />
      )}
      <NeverThere view={view} seats={seats} />
      <Group align="flex-end" gap="sm">
        <TextInput
          className={classes['search'] ?? ''}
          label={t('search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => downloadCsv(`${lab.slug}-attendance.csv`, attendanceCsv(t, table, days, mayMark))}
        >
          {t('csv.button')}
        </Button>
        {!narrow && days.length > columns.length && (
          <Button variant="subtle" onClick={() => setAll(true)}>
            {t('earlier')}
          </Button>
        )}
      </Group>
      {narrow ? (
        <>
          <Select
            label={t('day')}
            allowDeselect={false}
            data={days.toReversed().map((value) => ({ value, label: texts.long(value) }))}
            value={day}
            onChange={(value) => value && setOpened(value)}
          />
          <div>{dayOf(day)}</div>
        </>
      ) : (
        <>
          <AttendanceMatrix days={columns} table={table} texts={texts} today={view.today} open={openDay} />
          <Text size="sm" c="dimmed">
            {t(mayMark ? 'legend' : 'legendSums')}
          </Text>
          <Drawer
            opened={opened !== null}
            onClose={() => setOpened(null)}
            position="right"
            title={texts.long(day)}
            closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
          >
            {opened !== null && dayOf(opened)}
          </Drawer>
        </>
      )}
      <details className={classes['help']}>
        <summary>{t('help.title')}</summary>
        <p>{t('help.recorded')}</p>
        <p>{t('help.marked')}</p>
        <p>{t('help.noSeat')}</p>
        <p>{t('help.who')}</p>
      </details>
    </Stack>
  )
}
