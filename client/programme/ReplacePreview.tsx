import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProgrammeView } from '#shared/api/programme.ts'
import { artefactsOf, type Programme } from '#shared/programme/template.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import classes from './programme.module.css'
import type { ProgrammeEdits } from './useProgrammeEdits.ts'

const sizeOf = ({ weeks }: Programme) => ({
  weeks: weeks.length,
  sessions: weeks.flatMap(({ days }) => days.flatMap(({ sessions }) => sessions)).length,
  artefacts: weeks.flatMap(artefactsOf).length,
})

interface Props {
  view: ProgrammeView
  next: Programme
  edits: ProgrammeEdits
  close: () => void
}

/** What another programme would change, before it takes the place of this one. */
export const ReplacePreview = ({ view, next, edits, close }: Props) => {
  const { t } = useTranslation('programme')
  const [before, after] = [sizeOf(view.programme), sizeOf(next)]
  const weeks = Array.from({ length: Math.max(before.weeks, after.weeks) }, (_, at) => ({
    at,
    was: view.programme.weeks[at]?.title ?? null,
    is: next.weeks[at]?.title ?? null,
  }))
  const kept = new Set(next.weeks.flatMap((week) => [week.id, ...artefactsOf(week).map(({ id }) => id)]))
  const lost =
    view.ticks.filter(({ artefactId }) => !kept.has(artefactId)).length +
    view.overrules.filter(({ weekId }) => !kept.has(weekId)).length
  return (
    <ConfirmDialog
      opened
      title={t('replace.title', { name: next.name })}
      confirm={t('replace.confirm')}
      busy={edits.busy}
      error={null}
      onClose={close}
      onConfirm={() =>
        void edits
          .change(() => next)
          .then((taken) => {
            if (taken) close()
          })
      }
    >
      <Text size="sm">{t('replace.size', { name: next.name, version: next.version, ...after })}</Text>
      <ul className={classes['weeksChanged']}>
        {weeks.map(({ at, was, is }) => (
          <li key={at}>
            {was === null
              ? t('replace.added', { number: at + 1, title: is })
              : is === null
                ? t('replace.gone', { number: at + 1, title: was })
                : was === is
                  ? t('replace.same', { number: at + 1, title: is })
                  : t('replace.changed', { number: at + 1, was, is })}
          </li>
        ))}
      </ul>
      {lost > 0 && <Text size="sm">{t('replace.lost', { count: lost })}</Text>}
      <Text size="sm">{t('replace.undo')}</Text>
    </ConfirmDialog>
  )
}
