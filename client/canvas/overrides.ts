import type { TLUiOverrides } from '@tldraw/tldraw'
import type { ScreenLanguage } from '#shared/api/languages.ts'
import { i18n } from '../i18n/i18n.ts'
import { bindingOf } from './bindBoard.ts'
import { cardToolId } from './cards/CardTool.ts'
import { choosePictures } from './images/choosePictures.ts'
import { CARD_KINDS } from './cards/kinds.ts'

/** Also the order of the toolbar, where it holds them all. */
export const TOOLS = [
  'select',
  'hand',
  'note',
  'arrow',
  ...CARD_KINDS.map(cardToolId),
  'text',
  'picture',
  'draw',
  'eraser',
  'frame',
  'laser',
] as const

/** Actions of tldraw that a board does not have: pages, pictures, embeds, groups, and modes of its own. */
const WITHOUT = [
  'insert-embed',
  'insert-media',
  'convert-to-bookmark',
  'convert-to-embed',
  'open-embed-link',
  'edit-link',
  'flatten-to-image',
  'image-replace',
  'video-replace',
  'download-original',
  'move-to-new-page',
  'change-page-prev',
  'change-page-next',
  'group',
  'ungroup',
  'remove-frame',
  'toggle-lock',
  'unlock-all',
  'rotate-cw',
  'rotate-ccw',
  'flip-horizontal',
  'flip-vertical',
  'enlarge-shapes',
  'shrink-shapes',
  'toggle-debug-mode',
  'toggle-focus-mode',
  'toggle-dark-mode',
  'open-cursor-chat',
  'select-geo-tool',
  'print',
  'copy-as-svg',
  'copy-as-png',
  'export-as-svg',
  'export-as-png',
  'export-all-as-svg',
  'export-all-as-png',
  'stop-following',
]

const OVERRIDES: TLUiOverrides = {
  tools(editor, tools) {
    const own = Object.fromEntries(
      CARD_KINDS.map((kind) => {
        const id = cardToolId(kind)
        return [
          id,
          {
            id,
            label: `tool.${id}`,
            icon: id,
            onSelect: () => void editor.setCurrentTool(id),
          },
        ]
      }),
    )
    const picture = {
      id: 'picture',
      label: 'tool.picture' as const,
      icon: 'tool-media',
      onSelect: () => choosePictures(editor),
    }
    const all = { ...tools, ...own, picture }
    return Object.fromEntries(Object.entries(all).filter(([id]) => TOOLS.some((tool) => tool === id)))
  },
  actions(editor, actions) {
    const { undo, redo } = actions
    const kept = Object.fromEntries(Object.entries(actions).filter(([id]) => !WITHOUT.includes(id)))
    if (undo) kept['undo'] = { ...undo, onSelect: () => bindingOf(editor).undo() }
    if (redo) kept['redo'] = { ...redo, onSelect: () => bindingOf(editor).redo() }
    return kept
  },
}

/** The same with the words of a language over tldraw's own. */
export const overridesIn = (language: ScreenLanguage): TLUiOverrides => {
  const t = i18n.getFixedT(language)
  return {
    ...OVERRIDES,
    translations: {
      [language]: {
        'tool.card': t('canvas:tool.card'),
        'tool.picture': t('images:tool'),
        'tool.frame': t('areas:tool'),
        ...Object.fromEntries(
          CARD_KINDS.map((kind) => [`tool.${cardToolId(kind)}`, t(`canvas:tool.${kind.collection}`)]),
        ),
      },
    },
  }
}
