import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { readRoadmap } from '#shared/roadmap/read.ts'

/* Reads one roadmap file in a thread of its own: whatever is in the file, the labs go on. */

if (!parentPort) throw new Error('the roadmap reader runs as a worker thread')
const { text } = z.object({ text: z.string() }).parse(workerData)
parentPort.postMessage(readRoadmap(text))
