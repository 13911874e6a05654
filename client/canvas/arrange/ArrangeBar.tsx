import { Button, SegmentedControl, Text } from '@mantine/core'
import { useValue, type Editor } from '@tldraw/tldraw'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanEditIn } from '../../plan/useLock.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { arrangingOf, type Arranging, type Shown } from './arranging.ts'
import { arrangeKeys } from './arrangeKeys.ts'
import classes from './arrange.module.css'

interface Props {
  editor: Editor
  binding: BoardBinding
}

/** What a proposed arrangement would do, to be kept or not. */
export const ArrangeBar = ({ editor, binding }: Props) => {
  const arranging = arrangingOf(editor, binding)
  const shown = useValue(arranging.shown)
  useEffect(() => arranging.close, [arranging])
  const canEdit = useCanEditIn(binding.board)
  const proposed = shown !== null
  // What is only proposed is not moved by hand.
  useEffect(() => {
    if (!proposed) return
    editor.updateInstanceState({ isReadonly: true })
    return () => void editor.updateInstanceState({ isReadonly: !canEdit })
  }, [editor, proposed, canEdit])
  return shown && <Bar arranging={arranging} shown={shown} />
}

const Bar = ({ arranging, shown }: { arranging: Arranging; shown: Shown }) => {
  const { t } = useTranslation('arrange')
  const keep = useRef<HTMLButtonElement>(null)
  const { kind, scope, selected, laneBy, proposal } = shown
  // The menu it was chosen in takes the focus back first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => keep.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [kind])
  useEffect(() => arrangeKeys(arranging), [arranging])
  return (
    <section className={classes.bar} aria-label={t('bar.label')}>
      <output className={classes.words}>
        <Text size="sm" fw={650} component="span">
          {t(`kind.${kind}`)}
        </Text>
        <Text size="sm" component="span">
          {t('bar.moves', { count: proposal.moves })}
          {proposal.stay > 0 && `, ${t('bar.stay', { count: proposal.stay })}`}
        </Text>
        <Text size="xs" c="dimmed" component="span" className={classes.alone}>
          {t('bar.alone')}
        </Text>
      </output>
      {selected && (
        <SegmentedControl
          size="xs"
          aria-label={t('bar.scope')}
          value={scope}
          onChange={(value) => arranging.change({ scope: value })}
          data={[
            { value: 'selected', label: t('bar.selected') },
            { value: 'all', label: t('bar.all') },
          ]}
        />
      )}
      {kind === 'lanes' && (
        <SegmentedControl
          size="xs"
          aria-label={t('bar.laneBy')}
          value={laneBy}
          onChange={(value) => arranging.change({ laneBy: value })}
          data={[
            { value: 'initiative', label: t('bar.initiative') },
            { value: 'organisation', label: t('bar.organisation') },
          ]}
        />
      )}
      <div className={classes.buttons}>
        <Button ref={keep} size="compact-md" aria-keyshortcuts="Enter" onClick={arranging.keep}>
          {t('bar.keep')}
        </Button>
        <Button size="compact-md" variant="default" aria-keyshortcuts="Escape" onClick={arranging.cancel}>
          {t('bar.cancel')}
        </Button>
      </div>
    </section>
  )
}
