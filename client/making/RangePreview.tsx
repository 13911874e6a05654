import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ROLES, type ColumnRole } from './columns.ts'
import classes from './RangePreview.module.css'
import type { ReadRow } from './readRows.ts'
import type { RangeReading } from './useRangeReading.ts'

/** The rows as they were pasted, what each column is, and what is to be said of a row. */
export const RangePreview = ({ reading }: { reading: RangeReading }) => {
  const { t } = useTranslation('making')
  const { rows, roles, names } = reading
  const possible = rows.filter((row) => row.read.stop === null)
  const taken = rows.filter((row) => row.taken).length
  /** What is to be said of a row stands below its words. */
  const noted = Math.max(0, roles.indexOf('words'))
  return (
    <section className={classes['box']} aria-label={t('range.preview')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                size="xs"
                aria-label={t('range.takeAll')}
                checked={taken > 0 && taken === possible.length}
                indeterminate={taken > 0 && taken < possible.length}
                onChange={(event) => reading.takeAll(event.currentTarget.checked)}
              />
            </th>
            {roles.map((role, at) => (
              <th key={at} scope="col" data-role={role}>
                {names && <span className={classes['name']}>{names[at]}</span>}
                <NativeSelect
                  size="xs"
                  aria-label={t('range.roleOf', { column: names?.[at] || at + 1 })}
                  value={role}
                  data={ROLES[reading.collection].map((value) => ({
                    value,
                    label: t(`range.role.${value}`),
                  }))}
                  onChange={(event) => reading.setRole(at, event.currentTarget.value as ColumnRole)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, read, taken: isTaken }, row) => (
            <tr key={row} data-taken={isTaken}>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={t('range.take', { row: row + 1 })}
                  checked={isTaken}
                  disabled={read.stop !== null}
                  onChange={(event) => reading.take(row, event.currentTarget.checked)}
                />
              </td>
              {cells.map((cell, at) => (
                <td key={at} data-role={roles[at]}>
                  <span className={classes['cell']}>{cell}</span>
                  {at === noted && <Notes read={read} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Notes = ({ read }: { read: ReadRow }) => {
  const { t } = useTranslation('making')
  if (read.stop === null && read.notes.length === 0) return null
  return (
    <ul className={classes['notes']}>
      {read.stop && <li>{t(`range.stop.${read.stop}`)}</li>}
      {read.notes.map((note, at) => (
        <li key={at}>{t(`range.note.${note.kind}`, { text: note.text })}</li>
      ))}
    </ul>
  )
}
