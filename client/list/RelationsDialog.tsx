import { ActionIcon, Modal, Tooltip } from '@mantine/core'
import { IconArrowRight, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { boardOf } from '#shared/plan/select.ts'
import { DependencyFields } from '../ui/DependencyFields.tsx'
import { entityName } from '../plan/describeCommand.ts'
import { useLiveLab, usePlan } from '../plan/hooks.ts'
import { CardPicker } from './CardPicker.tsx'
import { otherEndText, relationsByCard, relationWords, type CardRelation } from './cardRelations.ts'
import classes from './RelationsDialog.module.css'

interface Props {
  cardId: string
  board: string
  canEdit: boolean
  ask: (commands: readonly SingleCommand[], said: string) => boolean
  /** Closes it, and goes to a card where one is named. */
  end: (goTo?: string) => void
}

/** What a card is related to, each with a way to change it; and a way to relate it to another. */
export const RelationsDialog = ({ cardId, board, canEdit, ask, end }: Props) => {
  const { t } = useTranslation(['list', 'plan', 'common'])
  const lab = useLiveLab()
  const plan = usePlan((p) => p)
  const name = entityName(t as never, plan, cardId)
  const relations = relationsByCard(plan).get(cardId) ?? []
  const relate = (fromId: string, toId: string, said: string) =>
    ask([{ type: 'relate', id: lab.newId(), fromId, toId }], said)
  return (
    <Modal
      opened
      returnFocus={false}
      onClose={() => end()}
      title={t('relations.title', { name })}
      size="36rem"
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      {relations.length === 0 && <p className={classes['none']}>{t('relations.none')}</p>}
      {relations.length > 0 && (
        <ul className={classes['list']} aria-label={t('relations.list')}>
          {relations.map((one) => (
            <RelationLine
              key={one.relation.id}
              relation={one}
              canEdit={canEdit}
              ask={ask}
              goTo={boardOf(plan, one.otherId) === board ? end : null}
            />
          ))}
        </ul>
      )}
      {canEdit && (
        <CardPicker
          plan={plan}
          cardId={cardId}
          choose={({ fromId, toId, words, otherId }) =>
            relate(fromId, toId, t('said.related', { words, name: entityName(t as never, plan, otherId) }))
          }
        />
      )}
    </Modal>
  )
}

interface LineProps {
  relation: CardRelation
  canEdit: boolean
  ask: Props['ask']
  /** Null where the other end is not in this list. */
  goTo: ((id: string) => void) | null
}

const RelationLine = ({ relation: one, canEdit, ask, goTo }: LineProps) => {
  const { t } = useTranslation(['list', 'plan'])
  const plan = usePlan((p) => p)
  const { relation, otherId, way } = one
  const words = relationWords(t, relation.kind, way)
  const name = entityName(t as never, plan, otherId)
  return (
    <li className={classes['line']}>
      <span className={classes['text']}>
        <b>{words}</b> <span>{otherEndText(t, plan, one)}</span>
      </span>
      {canEdit && relation.kind === 'dependsOn' && <Dependency relation={one} ask={ask} />}
      {goTo && (
        <Tooltip label={t('relations.goTo', { name })}>
          <ActionIcon
            size={32}
            variant="subtle"
            color="dark"
            aria-label={t('relations.goTo', { name })}
            onClick={() => goTo(otherId)}
          >
            <IconArrowRight size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {canEdit && (
        <Tooltip label={t('relations.remove', { words, name })}>
          <ActionIcon
            size={32}
            variant="subtle"
            color="dark"
            aria-label={t('relations.remove', { words, name })}
            onClick={() => ask([{ type: 'unrelate', id: relation.id }], t('said.unrelated', { words, name }))}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}

/** Type and lag of a dependency; a change is a new one in the place of the old, as one step. */
const Dependency = ({ relation: { relation }, ask }: { relation: CardRelation; ask: Props['ask'] }) => {
  const { t } = useTranslation('list')
  const lab = useLiveLab()
  const { id, fromId, toId } = relation
  return (
    <DependencyFields
      type={relation.dependencyType ?? 'FS'}
      lagDays={relation.lagDays ?? 0}
      change={(dependencyType, lagDays) =>
        ask(
          [
            { type: 'unrelate', id },
            { type: 'relate', id: lab.newId(), fromId, toId, dependencyType, lagDays },
          ],
          t('said.dependency'),
        )
      }
    />
  )
}
