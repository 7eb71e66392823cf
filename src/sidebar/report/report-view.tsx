import type { Grid, Item, ReportContent, Section } from '../../rpc/index.ts';

/** A report, in the order of the e-mail. */
export function ReportView({ report }: { readonly report: ReportContent }) {
  const { name, period, intro, figures, sections, ending } = report;
  return (
    <article class="report">
      <header>
        <p class="meta report__name">{name}</p>
        <h2 class="report__period">{period}</h2>
      </header>
      <p>{intro}</p>
      <ul class="tiles">
        {figures.map(({ value, label, tone }) => (
          <li key={label} class="tile">
            <span class={`tile__value ${tone === 'bad' ? 'tile__value--bad' : ''}`}>{value}</span>
            <span class="tile__label">{label}</span>
          </li>
        ))}
      </ul>
      {sections.map((section) => (
        <SectionView key={section.title} section={section} />
      ))}
      <footer class="meta report__end">
        <p>{ending}</p>
        {figures.map(({ label, source }) => (
          <p key={label}>
            {label.charAt(0).toUpperCase()}
            {label.slice(1)}&nbsp;: {source}.
          </p>
        ))}
      </footer>
    </article>
  );
}

/** Lines of a section that paper keeps in one piece: about half a sheet. A longer one is cut between two lines. */
const SHORT = 12;

function SectionView({ section }: { readonly section: Section }) {
  const { title, items, grid, note, source } = section;
  const lines = items.length + (grid?.rows.length ?? 0);
  return (
    <section class={lines <= SHORT ? 'report__whole' : ''}>
      <h3 class="report__title">{title}</h3>
      {items.length > 0 && (
        <ul>
          {items.map((item, index) => (
            // Two lines may say the same: their place is what tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once and never reordered
            <ItemView key={index} item={item} />
          ))}
        </ul>
      )}
      {grid && <GridView grid={grid} label={title} />}
      {note !== '' && <p class="report__note">{note}</p>}
      {source !== '' && <p class="meta report__source">{source}</p>}
    </section>
  );
}

function ItemView({ item }: { readonly item: Item }) {
  const { score, title, place, badge, badgeTone, text } = item;
  return (
    <li class="report__item">
      {score !== null && (
        <span class="report__score">
          {score}
          <span class="sr"> sur 100</span>
        </span>
      )}
      <div class="grow">
        <p class="title">{title}</p>
        {place !== '' && <p class="meta">{place}</p>}
        {(badge !== '' || text !== '') && (
          <p>
            {badge !== '' && <span class={`tag ${badgeTone === 'bad' ? 't-bad' : 't-inactif'}`}>{badge}</span>} {text}
          </p>
        )}
      </div>
    </li>
  );
}

function GridView({ grid, label }: { readonly grid: Grid; readonly label: string }) {
  return (
    <table class="report__grid" aria-label={label}>
      <thead>
        <tr>
          {grid.head.map((text) =>
            text === '' ? (
              <td key="blank" />
            ) : (
              <th key={text} scope="col">
                {text}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map(([first, ...others]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {others.map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <td key={index}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
