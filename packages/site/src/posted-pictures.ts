import { DomainError, isDomainError } from "@hutong/kernel";

interface PostedPictures {
  /** The field of the form, and the one that refusals are said at. */
  readonly name: string;
  /** The largest file, in bytes. */
  readonly maxBytes: number;
  /** Takes one in; its refusals as `invalid_input` are said at the field. */
  readonly add: (bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>;
}

/**
 * Takes in the pictures of a posted form one by one: those that come through stay, whatever is wrong with the others.
 * @returns what is wrong with them, at their field
 * @throws whatever `add` throws but `invalid_input`
 */
export async function takePictures(
  form: FormData,
  { name, maxBytes, add }: PostedPictures,
): Promise<Readonly<Record<string, string>>> {
  const fields: Record<string, string> = {};
  for (const file of form.getAll(name)) {
    if (!(file instanceof File) || file.size === 0) continue;
    if (file.size > maxBytes) fields[name] = "picture_too_big";
    else Object.assign(fields, await faultsOf(async () => add(new Uint8Array(await file.arrayBuffer()))));
  }
  return fields;
}

/** What `work` refuses as `invalid_input`, field by field; nothing where it is done. @throws its other refusals */
export async function faultsOf(work: () => unknown): Promise<Readonly<Record<string, string>>> {
  try {
    await work();
    return {};
  } catch (error) {
    if (isDomainError(error) && error.code === "invalid_input") return error.fields ?? {};
    throw error;
  }
}

/** @throws DomainError `invalid_input` where anything is wrong with any of them */
export function assertNoFaults(fields: Readonly<Record<string, string>>): void {
  if (Object.keys(fields).length > 0) throw new DomainError("invalid_input", { fields });
}
