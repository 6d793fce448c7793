"use server";

import {
  changeClient,
  createClient,
  disableClient,
  enableClient,
  rotateClientSecret,
} from "@hutong/identity/clients";
import { type FormState, formState, requestCtx } from "@hutong/site";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { requireAdministrator } from "@/lib/administrator.ts";
import { clientFormName, newClientForm } from "./client-form-name.ts";
import { type ClientFormView, type Issued, shownClientForm } from "./client-view.ts";
import { postedSettings } from "./posted-settings.ts";

const writers = ["operator", "owner"] as const;

/** Makes a client; its secret stands in this one answer. */
export async function saveNewClient(_before: ClientFormView, form: FormData): Promise<ClientFormView> {
  await requireAdministrator(writers);
  const settings = postedSettings(form);
  let issued: Issued | undefined;
  const state = await formState(form, async () => {
    // An unknown one is refused by the verb itself.
    const authMethod = postedText(form, "authMethod") as "none";
    const created = await createClient(await requestCtx(), { ...settings, authMethod });
    issued = { ...created, clientName: settings.name };
  });
  if (state.status === "done") revalidatePath("/admin/clients");
  return { ...(await shownClientForm(state, { form: newClientForm, path: "/admin/clients/new" })), issued };
}

/** Changes what is said of a client. */
export async function saveClient(_before: ClientFormView, form: FormData): Promise<ClientFormView> {
  return act(form, "settings", async (clientId) => {
    await changeClient(await requestCtx(), { clientId, ...postedSettings(form) });
  });
}

/** Gives a client a new secret, which stands in this one answer. */
export async function rotateSecret(_before: ClientFormView, form: FormData): Promise<ClientFormView> {
  let issued: Issued | undefined;
  const view = await act(form, "secret", async (clientId, reason) => {
    const { clientSecret } = await rotateClientSecret(await requestCtx(), { clientId, reason });
    issued = { clientId, clientName: postedText(form, "clientName"), clientSecret };
  });
  return { ...view, issued };
}

/** Turns a client away. */
export async function turnAway(_before: ClientFormView, form: FormData): Promise<ClientFormView> {
  return act(form, "state", async (clientId, reason) => {
    await disableClient(await requestCtx(), { clientId, reason });
  });
}

/** Lets a client in again. */
export async function letIn(_before: ClientFormView, form: FormData): Promise<ClientFormView> {
  return act(form, "state", async (clientId, reason) => {
    await enableClient(await requestCtx(), { clientId, reason });
  });
}

/** What is done to one client, by the form `name` of its page. */
async function act(
  form: FormData,
  name: "settings" | "secret" | "state",
  verb: (clientId: string, reason: string) => Promise<void>,
): Promise<ClientFormView> {
  await requireAdministrator(writers);
  const clientId = postedText(form, "clientId");
  const state: FormState = await formState(form, () => verb(clientId, postedText(form, "reason")));
  const path = `/admin/clients/${encodeURIComponent(clientId)}`;
  if (state.status === "done") revalidatePath(path);
  return shownClientForm(state, { form: clientFormName(name, clientId), path });
}
