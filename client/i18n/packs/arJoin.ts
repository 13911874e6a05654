import { byNamespace } from './byNamespace.ts'

export const texts = byNamespace(
  import.meta.glob('../ar/{common,join,language}.json', { eager: true, import: 'default' }),
)
