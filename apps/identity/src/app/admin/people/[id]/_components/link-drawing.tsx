import type { PersonFile } from "@hutong/identity";
import { RealmBadge } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import { linkLanes } from "../link-lanes.ts";

/** Which ID belonged to whom, drawn in time. The list below says the same in words, so a screen reader hears that alone. */
export function LinkDrawing({ person, now }: { person: PersonFile; now: Date }) {
  const t = useTranslations("admin.person");
  const format = useFormatter();
  const drawn = linkLanes(person.links, person.userId, now);
  if (!drawn) return null;
  const day = (date: Date) => format.dateTime(date, { dateStyle: "medium" });
  return (
    <figure className="mb-4 grid grid-cols-[minmax(0,1fr)] gap-2 border-line border-b pb-4">
      <figcaption className="sr-only">{t("drawing", { from: day(drawn.from) })}</figcaption>
      <div aria-hidden="true" className="grid gap-2">
        {drawn.lanes.map(({ name, realm, bars }) => (
          <div key={name}>
            <p className="mb-0.5 flex items-center gap-1.5 text-sm">
              <RealmBadge realm={realm} />
              <span className="truncate">{name.slice(name.indexOf("/") + 1)}</span>
            </p>
            <div className="relative h-5 rounded-sm bg-sunken">
              {bars.map(({ id, from, width, isHers, ownerName, isOpen }) => (
                <span
                  key={id}
                  title={ownerName}
                  style={{ left: `${from}%`, width: `${width}%` }}
                  className={`absolute inset-y-0 overflow-hidden text-ellipsis whitespace-nowrap border-surface border-l-2 px-1 text-xs leading-5 ${isHers ? "bg-accent-soft text-accent" : "bg-line text-ink-2"} ${isOpen ? "rounded-l-sm" : "rounded-sm"}`}
                >
                  {width > 12 && ownerName}
                </span>
              ))}
            </div>
          </div>
        ))}
        <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-ink-3 text-xs">
          <span className="num">{day(drawn.from)}</span>
          <span className="flex gap-3">
            <Sample className="bg-accent-soft" text={t("drawingHers")} />
            {drawn.lanes.some(({ bars }) => bars.some(({ isHers }) => !isHers)) && (
              <Sample className="bg-line" text={t("drawingOthers")} />
            )}
          </span>
          <span className="num">{day(now)}</span>
        </div>
      </div>
    </figure>
  );
}

function Sample({ className, text }: { className: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={`size-3 rounded-sm ${className}`} />
      {text}
    </span>
  );
}
