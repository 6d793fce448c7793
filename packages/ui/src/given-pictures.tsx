type GivenPicturesProps = {
  pictures: readonly { href: string; label: string; width: number; height: number }[];
};

/** Pictures that somebody gave us, small; each opens in full. */
export function GivenPictures({ pictures }: GivenPicturesProps) {
  return (
    <ul className="flex flex-wrap gap-3">
      {pictures.map(({ href, label, width, height }) => (
        <li key={href}>
          <a
            href={href}
            target="_blank"
            rel="noreferrer"
            className="grid gap-1 text-sm hover:text-accent hover:underline"
          >
            {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of a document. */}
            <img
              src={href}
              alt={label}
              width={width}
              height={height}
              loading="lazy"
              className="h-24 w-auto max-w-40 rounded-sm border border-line bg-sunken object-contain"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
