import { ActionIcon, Button, Group } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Entity } from '#shared/plan/plan.ts'
import { useCanEdit, useLiveLab } from '#client/plan/hooks.ts'
import { fieldKey } from '#client/plan/lintStore.ts'
import { useStopped } from '#client/plan/useLock.ts'
import { useEdit } from '../useEdit.tsx'
import { EntityField } from './EntityField.tsx'
import { FieldFindings } from './FieldFindings.tsx'
import classes from './entity.module.css'

type Row = Entity<'budgetLines'> | Entity<'trajectoryPoints'>

interface Props {
  collection: 'budgetLines' | 'trajectoryPoints'
  rows: readonly Row[]
  fields: readonly string[]
  /** What they belong to. */
  ownerId: string
  /** What a new row starts with: whose it is, and its place. */
  start: () => Record<string, unknown>
}

/** The field of their owner that the rules speak of. */
const FIELD = { budgetLines: 'budget', trajectoryPoints: 'trajectory' } as const

/** Entities that belong to another, written in its form: budget lines, trajectory points. */
export const SubRows = ({ collection, rows, fields, ownerId, start }: Props) => {
  const { t } = useTranslation('plan')
  const lab = useLiveLab()
  const stopped = useStopped(ownerId)
  const canEdit = useCanEdit() && !stopped
  const { edit, remove } = useEdit()
  return (
    <section
      className={classes['section']}
      aria-label={t(`entity.rows.${collection}.title`)}
      data-field={fieldKey(ownerId, FIELD[collection])}
    >
      <div className={classes['sectionHead']}>
        <h3>{t(`entity.rows.${collection}.title`)}</h3>
        {canEdit && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => edit({ type: 'create', collection, id: lab.newId(), fields: start() })}
          >
            {t(`entity.rows.${collection}.add`)}
          </Button>
        )}
      </div>
      <FieldFindings id={ownerId} field={FIELD[collection]} />
      {rows.length === 0 && <p className={classes['none']}>{t(`entity.rows.${collection}.none`)}</p>}
      <ul className={classes['list']}>
        {rows.map((row) => (
          <li key={row.id} className={classes['row']}>
            {fields.map((field) => (
              <div key={field} className={field === 'text' || field === 'item' ? classes['wide'] : undefined}>
                <EntityField collection={collection} entity={{ ...row }} field={field} />
              </div>
            ))}
            <Group justify="flex-end">
              {canEdit && (
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t(`entity.rows.${collection}.remove`)}
                  onClick={() =>
                    remove(
                      [{ type: 'remove', collection, id: row.id }],
                      t(`entity.rows.${collection}.removed`),
                    )
                  }
                >
                  <IconTrash size={17} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
