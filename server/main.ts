import { parseArgs } from 'node:util'
import { serve } from './serve.ts'

const { values } = parseArgs({
  options: {
    demo: { type: 'boolean', default: false },
    'facilitator-link': { type: 'boolean', default: false },
  },
})
await serve({ demo: values.demo, facilitatorLink: values['facilitator-link'] })
