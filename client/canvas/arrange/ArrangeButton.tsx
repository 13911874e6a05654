import { Menu, Text } from '@mantine/core'
import {
  IconBinaryTree2,
  IconChartDots2,
  IconLayoutGrid,
  IconTimeline,
  IconArrowsRight,
  type Icon,
} from '@tabler/icons-react'
import { useValue } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../../plan/hooks.ts'
import { useCanEditIn } from '../../plan/useLock.ts'
import { isCard } from '../cards/cardShape.ts'
import { HeadButton } from '../head/HeadButton.tsx'
import type { HeadProps } from '../head/BoardHead.tsx'
import { ARRANGEMENTS, type ArrangementKind } from './arrange.ts'
import { arrangingOf } from './arranging.ts'
import classes from './arrange.module.css'

const ICONS: Record<ArrangementKind, Icon> = {
  issueTree: IconBinaryTree2,
  grid: IconChartDots2,
  lanes: IconTimeline,
  chain: IconArrowsRight,
}

/** Fewer selected cards are not an arrangement of their own. */
const LEAST_SELECTED = 2

/** Offers other orders for the cards: of those that are selected, or of all. */
export const ArrangeButton = ({ editor, binding }: HeadProps) => {
  const { t } = useTranslation('arrange')
  const loading = useConnection().kind === 'loading'
  const canEdit = useCanEditIn(binding.board)
  const cards = useValue('cards', () => editor.getCurrentPageShapes().filter(isCard).length, [editor])
  const selected = useValue(
    'selected cards',
    () =>
      editor
        .getSelectedShapes()
        .filter(isCard)
        .map((card) => card.props.entityId)
        .join(' '),
    [editor],
  )
  const ids = selected === '' ? [] : selected.split(' ')
  const some = ids.length >= LEAST_SELECTED ? ids : null
  const choose = (kind: ArrangementKind) =>
    arrangingOf(editor, binding).choose(kind, some ? new Set(some) : null)
  return (
    <Menu position="bottom-start" width={340} shadow="md" returnFocus={false}>
      <Menu.Target>
        <HeadButton
          label={t('label')}
          icon={<IconLayoutGrid size={19} aria-hidden />}
          disabled={!canEdit || loading || cards === 0}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {some ? t('menu.selected', { count: some.length }) : t('menu.all', { count: cards })}
        </Menu.Label>
        {ARRANGEMENTS.map((kind) => {
          const KindIcon = ICONS[kind]
          return (
            <Menu.Item
              key={kind}
              className={classes.item}
              leftSection={<KindIcon size={20} stroke={1.7} aria-hidden />}
              onClick={() => choose(kind)}
            >
              <Text size="sm" fw={600}>
                {t(`kind.${kind}`)}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`what.${kind}`)}
              </Text>
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
