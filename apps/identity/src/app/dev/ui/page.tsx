import { site } from "@hutong/site";
import { Page, UiGallery } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { nothing } from "./actions.ts";

export const metadata: Metadata = { title: "UI", robots: "noindex" };

export default function UiPage() {
  if (!site().env.demo) notFound();
  return (
    <Page title="UI" width="wide">
      <UiGallery now={new Date()} action={nothing} />
    </Page>
  );
}
