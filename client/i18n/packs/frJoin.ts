import { byNamespace } from './byNamespace.ts'

export const texts = byNamespace(
  import.meta.glob('../fr/{common,join,language}.json', { eager: true, import: 'default' }),
)
