/** Options of an EmbeddedChart, read whatever the form they were given in: `legend.position` or `legend: {position}`. */
export class ChartOptions {
  private readonly flat = new Map<string, unknown>();

  constructor(given: Readonly<Record<string, unknown>>) {
    for (const [name, value] of Object.entries(given)) this.keep(name, value);
  }

  private keep(name: string, value: unknown): void {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      this.flat.set(name, value);
      return;
    }
    for (const [key, item] of Object.entries(value)) this.keep(`${name}.${key}`, item);
  }

  text(name: string): string | undefined {
    const value = this.flat.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.flat.get(name);
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string): boolean {
    const value = this.flat.get(name);
    return value === true || value === 'true';
  }

  list<T>(name: string): readonly T[] | undefined {
    const value = this.flat.get(name);
    return Array.isArray(value) ? (value as T[]) : undefined;
  }
}
