import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GROWN } from '../first/firstSteps.ts'
import classes from './BoardList.module.css'
import { actOn } from './actOn.ts'
import { EmptyList } from './EmptyList.tsx'
import { ListBar } from './ListBar.tsx'
import { ListGrid } from './ListGrid.tsx'
import { ListHead } from './ListHead.tsx'
import type { Grouping } from './listRows.ts'
import { ListSteps } from './ListSteps.tsx'
import type { NewCardKind } from './NewCard.tsx'
import { NewLine } from './NewLine.tsx'
import { RelationsDialog } from './RelationsDialog.tsx'
import { pressRow } from './pressRow.ts'
import { useCardDoings } from './useCardDoings.ts'
import { useChosen } from './useChosen.ts'
import { useClosed } from './useClosed.ts'
import { useItemDoings } from './useItemDoings.ts'
import { useListActions } from './useListActions.ts'
import { useListKeys } from './useListKeys.ts'
import { useListModel } from './useListModel.ts'
import { useListSelection, type ListSelection } from './useListSelection.ts'
import { useUnfold } from './useUnfold.ts'
import { useNewCardKind } from './useNewCardKind.ts'

interface Props {
  board: string
  /** Its name for those who hear it. */
  label: string
  /** Opens a card's form. */
  open: (id: string) => void
  /** Goes to a card on the canvas. */
  show: (id: string) => void
  /** Closes a list that is beside the canvas; null for a page of its own. */
  close: (() => void) | null
}

const leadsTo = (id: string | null, choose: ListSelection['choose']) => {
  if (id !== null) choose(id, 'only')
}

const firstAction = (root: HTMLElement | null) => root?.querySelector<HTMLElement>('[data-actions] button')

/** The cards of a board as a list: everything the canvas can do, by keyboard and touch alike. */
export const BoardList = ({ board, label, open, show, close }: Props) => {
  const { t } = useTranslation('list')
  const [grouping, setGrouping] = useState<Grouping>('kind')
  const [query, setQuery] = useState('')
  const [closed, toggle] = useClosed()
  const input = useRef<HTMLInputElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLDivElement>(null)

  const actions = useListActions(board)
  const model = useListModel({ board, grouping, query, closed })
  const { rows, cards, areas } = model
  const selection = useListSelection(board, rows)
  const { choose, active } = selection
  const { kind, setKind, about, make } = useNewCardKind(selection, actions.make)
  const chosen = useChosen(model, selection)
  const { activeCard, activeItem, activeArea } = chosen
  useUnfold(selection.wanted, model.groupOf, closed, toggle)

  const write = (next: NewCardKind) => {
    drawn.setNewItem(null)
    setKind(next)
    input.current?.focus()
  }
  const doings = useCardDoings({ actions, cards, areas, selection, open, show, write })
  const { onChosen, editing, setEditing, done, relating, endRelating } = doings
  const drawn = useItemDoings({ board, actions, model, selection, input, setEditing, setGrouping, show })
  const onKeyDown = useListKeys({
    rows,
    active,
    wordsOf: model.wordsOf,
    goTo: (id) => choose(id, 'only'),
    act: (intent) =>
      actOn(intent, {
        row: rows.find((one) => one.id === active),
        chosen,
        selection,
        toggle,
        onChosen,
        ...drawn,
        step: actions.step,
        begin: () => {
          if (!actions.canEdit || drawn.beginAt(activeArea, activeItem)) return
          write(activeCard ? about(activeCard.collection) : kind)
        },
        find: () => field.current?.focus(),
        toActions: () => requestAnimationFrame(() => firstAction(root.current)?.focus()),
      }),
  })
  return (
    <div ref={root} className={classes['list']} data-beside={close !== null || undefined}>
      <ListHead
        board={board}
        grouping={grouping}
        setGrouping={setGrouping}
        hasAreas={areas.length > 0}
        query={query}
        search={setQuery}
        found={model.count}
        field={field}
        toList={() => model.first !== null && choose(model.first, 'only')}
        {...actions}
        close={close}
      />
      {!close && <ListSteps board={board} young={cards.length < GROWN} ask={actions.ask} write={write} />}
      {actions.canEdit && (
        <NewLine
          item={drawn.newItem}
          setItem={drawn.setNewItem}
          areas={areas}
          makeItem={drawn.make}
          kind={kind}
          setKind={setKind}
          about={about}
          input={input}
          make={make}
          leave={() => leadsTo(active, choose)}
        />
      )}
      {(query.trim() === '' ? rows.length : model.count) === 0 ? (
        <EmptyList searching={query.trim() !== ''} canEdit={actions.canEdit} />
      ) : (
        <ListGrid
          label={t('cardsOf', { room: label })}
          {...model}
          query={query}
          onItemDone={drawn.onItemDone}
          selection={selection}
          editing={editing}
          canEdit={actions.canEdit}
          onKeyDown={onKeyDown}
          onPress={(id, event) => pressRow(rows, id, event, { toggle, choose })}
          onOpen={open}
          onDone={done}
        />
      )}
      <ListBar
        board={board}
        chosen={chosen}
        areas={areas}
        canEdit={actions.canEdit}
        onChosen={onChosen}
        {...drawn}
      />
      {relating !== null && (
        <RelationsDialog cardId={relating} board={board} {...actions} end={endRelating} />
      )}
    </div>
  )
}
