import { createTheme, Drawer, Menu, Modal, Notification, type MantineColorsTuple } from '@mantine/core'
import { i18n } from '../i18n/i18n.ts'

/** Ocean blue: the product's own colour, dark enough for white text at every weight from 6 on. */
const ocean: MantineColorsTuple = [
  '#e8f4f9',
  '#d3e6ef',
  '#a6cbde',
  '#76afcc',
  '#4f97bd',
  '#3788b4',
  '#1f6f9b',
  '#0b5a80',
  '#0b4f6c',
  '#083a50',
]

/** Greys of the dark ground, blue as the product is; the last are those of plain buttons in the light. */
const dark: MantineColorsTuple = [
  '#e8eff3',
  '#ccd8df',
  '#a9b9c4',
  '#7f94a1',
  '#455a68',
  '#2a3d4a',
  '#202f3a',
  '#18242d',
  '#111b22',
  '#0c141a',
]

/** System fonts only: nothing is fetched from elsewhere, and every script has one. */
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'

export const theme = createTheme({
  primaryColor: 'ocean',
  primaryShade: 7,
  colors: { ocean, dark },
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontFamily: FONT, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ styles: { title: { fontWeight: 650 } } }),
    Drawer: Drawer.extend({ styles: { title: { fontWeight: 650 } } }),
    // A stop without a role among a menu's entries is none of a menu's; the menu itself has the focus at first.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Notification: Notification.extend({
      defaultProps: {
        closeButtonProps: {
          // Read when it is drawn: the language may be another by then.
          get 'aria-label'() {
            return i18n.t('common:close')
          },
        },
      },
      styles: { description: { color: 'var(--ink-mid)' } },
    }),
  },
})
