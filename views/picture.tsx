import type { Picture } from '#src/rules/comparison-bars.ts';

/** A picture of the rules as plain SVG; what it says stands in words beside it. */
export function Drawing({ picture, look }: { picture: Picture; look: 'versus' | 'key' }) {
  return (
    <svg class={look} viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true" focusable="false">
      {picture.shapes.map((shape) => (
        <polygon class={shape.look} points={shape.points} />
      ))}
    </svg>
  );
}
