import { Section } from "../section.tsx";
import { Sample } from "./sample.tsx";

const surfaces = ["bg", "surface", "raised", "sunken", "line", "line-strong"];
const inks = ["ink", "ink-2", "ink-3"];
const tones = ["accent", "success", "warning", "danger", "info"];

export function ColourSamples() {
  return (
    <Section title="Colours" id="colours">
      <Sample name="surfaces and lines">
        <ul className="grid grid-cols-3 gap-2 sm:grid-cols-6">
          {surfaces.map((name) => (
            <li
              key={name}
              className="rounded-md border border-line p-2 text-xs"
              style={{ background: `var(--color-${name})` }}
            >
              <span className="rounded-sm bg-surface px-1">{name}</span>
            </li>
          ))}
        </ul>
      </Sample>
      <Sample name="inks and tones">
        <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-8">
          {inks.map((name) => (
            <li
              key={name}
              className="rounded-md border border-line bg-surface p-2"
              style={{ color: `var(--color-${name})` }}
            >
              {name}
            </li>
          ))}
          {tones.map((name) => (
            <li
              key={name}
              className="rounded-md p-2"
              style={{ color: `var(--color-${name})`, background: `var(--color-${name}-soft)` }}
            >
              {name}
            </li>
          ))}
        </ul>
      </Sample>
    </Section>
  );
}
