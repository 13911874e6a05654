import { Button, Drawer, Group, Stack } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CARD_COLLECTIONS, collectionOf, type Collection } from '#shared/plan/plan.ts'
import { shownAt, useShownComment } from '#client/comments/shownAt.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import { EntityLock } from '#client/locks/EntityLock.tsx'
import { CopyLinkButton } from '#client/guide/CopyLinkButton.tsx'
import { EntityHistory } from '#client/history/EntityHistory.tsx'
import { usePast } from '#client/past/pastContext.ts'
import { RestoreButton } from '#client/past/RestoreButton.tsx'
import { useCanEdit, usePlan } from '#client/plan/hooks.ts'
import { useStopped } from '#client/plan/useLock.ts'
import { EntityField } from './entity/EntityField.tsx'
import classes from './entity/entity.module.css'
import { ENTITY_FIELDS, isHidden } from './entity/entityFields.ts'
import { EntitySections } from './entity/EntitySections.tsx'
import { fieldKind } from './entity/fieldKind.ts'
import { useFocusField } from './entity/useFocusField.ts'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import { IllustrativeBadge } from './IllustrativeBadge.tsx'
import { removeRow } from './planEdits.ts'
import { useEdit } from './useEdit.tsx'

interface Props {
  collection: Collection
  id: string
  onClose: () => void
  /** Which side it comes from; beside the canvas the left, where the canvas's mark is not. */
  side?: 'left' | 'right'
  /** The field that the focus goes to; another `turn` means: once more. */
  focus?: { field: string; turn: number } | undefined
  /** Stands above the form, whichever entity it shows. */
  above?: ReactNode
}

/** The details of one entity, written in place; opened from a card or a row. */
export const EntityDrawer = (props: Props) => {
  const [shown, setShown] = useState({ collection: props.collection, id: props.id })
  const asked = `${props.id} ${props.focus?.turn ?? 0}`
  const [opened, setOpened] = useState(asked)
  if (opened !== asked) {
    setOpened(asked)
    setShown({ collection: props.collection, id: props.id })
  }
  const { t } = useTranslation(['plan', 'common'])
  const past = usePast()
  useFocusBack()
  const plan = usePlan((p) => p)
  const { collection, id } = shownAt(plan, shown)
  useShownComment(shown)
  useFocusField(props.id, props.focus?.field, props.focus?.turn ?? 0)
  const entity = plan[collection].get(id)
  const open = (next: string) => {
    const other = collectionOf(plan, next)
    if (other) setShown({ collection: other, id: next })
  }
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position={props.side ?? 'right'}
      size="32rem"
      title={
        <span className={classes['name']}>
          <span className={classes['kind']}>{t(`collection.${collection}`)}</span>
          <span>
            {entityName(t, plan, id)} {entity?.illustrative && <IllustrativeBadge />}
          </span>
        </span>
      }
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      styles={{ title: { fontWeight: 650, lineHeight: 1.3 } }}
    >
      {props.above}
      {entity && entity.deletedAt === null ? (
        <Stack gap="lg">
          <RestoreButton scope={{ entity: id }} name={entityName(t, plan, id)} />
          <EntityLock key={id} collection={collection} id={id} />
          <div className={classes['form']}>
            {(ENTITY_FIELDS[collection] ?? [])
              .filter((field) => !isHidden(field, { ...entity }, plan))
              .map((field) => (
                <div
                  key={`${id} ${field}`}
                  className={isWide(collection, field) ? classes['wide'] : undefined}
                >
                  <EntityField collection={collection} entity={{ ...entity }} field={field} />
                </div>
              ))}
          </div>
          <EntitySections plan={plan} collection={collection} id={id} open={open} />
          {!past && <EntityHistory key={id} plan={plan} id={id} />}
          <Group justify="space-between">
            {CARD_COLLECTIONS.some((name) => name === collection) ? <CopyLinkButton id={id} /> : <span />}
            <RemoveEntity {...shown} onClose={props.onClose} />
          </Group>
        </Stack>
      ) : (
        <Stack gap="lg">
          <p>{t('entity.gone')}</p>
          {!past && <EntityHistory key={id} plan={plan} id={id} />}
        </Stack>
      )}
    </Drawer>
  )
}

const WIDE_FIELDS = new Set(['title', 'name', 'headline'])

const isWide = (collection: Collection, field: string): boolean => {
  const { kind } = fieldKind(collection, field)
  return (
    kind === 'text' ||
    kind === 'organisations' ||
    kind === 'organisation' ||
    kind === 'flag' ||
    kind === 'activity' ||
    kind === 'indicator' ||
    kind === 'room' ||
    WIDE_FIELDS.has(field)
  )
}

const RemoveEntity = ({ collection, id, onClose }: Props) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const canEdit = useCanEdit()
  const stopped = useStopped(id)
  const { remove } = useEdit()
  if (!canEdit || stopped || collection === 'workstreams') return null
  const kind = t(`collection.${collection}`)
  const commands =
    collection === 'initiatives' || collection === 'milestones' || collection === 'activities'
      ? removeRow(plan, id)
      : [{ type: 'remove' as const, collection, id }]
  return (
    <Group justify="flex-end">
      <Button
        variant="subtle"
        color="red"
        c="var(--bad-ink)"
        leftSection={<IconTrash size={17} aria-hidden />}
        onClick={() => {
          onClose()
          remove(commands, t('removed', { kind, name: entityName(t, plan, id) }))
        }}
      >
        {t('entity.remove', { kind })}
      </Button>
    </Group>
  )
}
