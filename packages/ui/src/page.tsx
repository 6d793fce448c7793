import clsx from "clsx";
import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb.tsx";

type PageProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** At most one primary button. */
  actions?: ReactNode;
  breadcrumb?: readonly Crumb[] | undefined;
  /** A SideNav; a column on a desk, a row on a phone. */
  nav?: ReactNode;
  /** narrow: one form; normal: reading and lists; wide: workbenches. */
  width?: "narrow" | "normal" | "wide" | undefined;
  children: ReactNode;
};

const widthClass = { narrow: "max-w-lg", normal: "max-w-6xl", wide: "max-w-[100rem]" } as const;

/** The frame of every page: `main#main`, one h1, room for a side navigation. */
export function Page({ title, lead, actions, breadcrumb, nav, width = "normal", children }: PageProps) {
  const main = (
    <main id="main" tabIndex={-1} className="min-w-0">
      {breadcrumb && <Breadcrumb crumbs={breadcrumb} />}
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3 md:mb-6">
        <div className="min-w-0">
          <h1 className="text-xl">{title}</h1>
          {lead && <p className="mt-1 max-w-prose text-ink-2">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">{children}</div>
    </main>
  );
  return (
    <div className={clsx("mx-auto w-full px-4 py-5 md:px-6 md:py-6", widthClass[width])}>
      {nav ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-[12rem_minmax(0,1fr)] md:gap-8">
          {nav}
          {main}
        </div>
      ) : (
        main
      )}
    </div>
  );
}
