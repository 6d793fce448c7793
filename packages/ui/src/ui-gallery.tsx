import type { FormAction } from "./form-action.ts";
import { ActionSamples } from "./gallery/action-samples.tsx";
import { ColourSamples } from "./gallery/colour-samples.tsx";
import { DataSamples } from "./gallery/data-samples.tsx";
import { FormSamples } from "./gallery/form-samples.tsx";
import { GoodsSamples } from "./gallery/goods-samples.tsx";
import { LaneSamples } from "./gallery/lane-samples.tsx";
import { LayoutSamples } from "./gallery/layout-samples.tsx";
import { MarkSamples } from "./gallery/mark-samples.tsx";

type UiGalleryProps = {
  now: Date;
  /** What every form of the gallery posts to: a server action that does nothing. */
  action: FormAction;
};

/** Every part in every state, for the page /dev/ui. Stands inside a Page. */
export function UiGallery({ now, action }: UiGalleryProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
      <LaneSamples action={action} />
      <ColourSamples />
      <ActionSamples action={action} />
      <FormSamples action={action} />
      <MarkSamples now={now} />
      <DataSamples now={now} />
      <LayoutSamples now={now} />
      <GoodsSamples />
    </div>
  );
}
