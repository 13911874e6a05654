import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { cardToolId } from './cards/CardTool.ts'
import { CARD_KINDS, iconUrl } from './cards/kinds.ts'

const own = getAssetUrlsByImport()

/** Icons, fonts and words of the canvas, all from this server. */
export const ASSET_URLS = {
  ...own,
  icons: { ...own.icons, ...Object.fromEntries(CARD_KINDS.map((kind) => [cardToolId(kind), iconUrl(kind)])) },
}
