import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** Ways to make a series of a registry that has no labels; a figure is null where nobody can tell. */
export const seriesIn = (registry: Registry) => {
  const registers = [registry]
  return {
    counter: (name: string, help: string) => new Counter({ name, help, registers }),
    histogram: (name: string, help: string, buckets: number[]) =>
      new Histogram({ name, help, buckets, registers }),
    /** Read when somebody asks. */
    gauge: (name: string, help: string, read: () => number | null | Promise<number | null>) =>
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set((await read()) ?? Number.NaN)
        },
      }),
  }
}
