import { isDomainError } from "@hutong/kernel";
import { notFound } from "next/navigation";

/** What a read of a page gives; the page is a missing one where the read refuses with `not_found`. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
