export interface Measured {
  readonly count: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
}

/** Runs `one` repeatedly, at most `inFlight` at once. */
export async function atOnce(inFlight: number, count: number, one: () => Promise<void>): Promise<Measured> {
  const latencies: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      const started = performance.now();
      await one();
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  return { count, seconds: (performance.now() - started) / 1000, latencies };
}

/** A line for each of them with its median round, and how ours compares to the client's own. */
export async function inTurns(
  benchmark: string,
  inFlight: number,
  rounds: number,
  series: Readonly<Record<string, () => Promise<Measured>>>
    & Readonly<Record<'ours' | 'bare', () => Promise<Measured>>>,
): Promise<void> {
  const measured = new Map<string, Measured[]>();
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(series)) {
      const one = await run();
      if (round > 0) measured.set(name, [...(measured.get(name) ?? []), one]);
    }
  }
  for (const [name, all] of measured) print(lineOf(`${benchmark}, ${name}`, inFlight, all));
  const perSecond = (name: string): number => medianOf((measured.get(name) ?? []).map(rate));
  const ratio = perSecond('ours') / perSecond('bare');
  print({ benchmark: `${benchmark}, ours to bare`, in_flight: inFlight, ratio: Number(ratio.toFixed(2)) });
}

function lineOf(benchmark: string, inFlight: number, all: readonly Measured[]): object {
  const latencies = all.flatMap((one) => one.latencies).sort((a, b) => a - b);
  const quantile = (q: number): number => Number((latencies[Math.floor(latencies.length * q)] ?? 0).toFixed(2));
  return {
    benchmark,
    in_flight: inFlight,
    per_s: Math.round(medianOf(all.map(rate))),
    p50_ms: quantile(0.5),
    p99_ms: quantile(0.99),
    rss_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  };
}

function rate({ count, seconds }: Measured): number {
  return count / seconds;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
