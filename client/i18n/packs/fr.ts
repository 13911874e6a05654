import { byNamespace } from './byNamespace.ts'

export const texts = byNamespace(import.meta.glob('../fr/*.json', { eager: true, import: 'default' }))
