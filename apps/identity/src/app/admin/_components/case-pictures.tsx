interface CasePicturesProps {
  readonly pictures: readonly {
    readonly href: string;
    readonly label: string;
    readonly width: number;
    readonly height: number;
  }[];
}

/** The papers and pictures of a case, each as large as it is behind its link. */
export function CasePictures({ pictures }: CasePicturesProps) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {pictures.map(({ href, label, width, height }) => (
        <li key={href}>
          <a
            href={href}
            target="_blank"
            rel="noreferrer"
            className="grid gap-1 text-accent text-sm hover:underline"
          >
            {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of a document. */}
            <img
              src={href}
              alt=""
              width={width}
              height={height}
              loading="lazy"
              className="max-h-72 w-full rounded-sm border border-line bg-sunken object-contain"
            />
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
