import { accountPath, type KeptPage, loadAccount } from "@hutong/account-pages";
import {
  type ListingPicture,
  type OwnListings,
  type OwnListingsView,
  readOwnListing,
  readOwnListings,
  readOwnPictures,
  type StoredListing,
} from "@hutong/catalog";
import { orNotFound, requestCtx } from "@hutong/site";
import { notFound, redirect } from "next/navigation";

/** A shop that she keeps, or works in; without a shop on to opening one. */
export async function loadSeller(accountId: string, place: string): Promise<KeptPage> {
  const page = await loadAccount(accountId, accountPath(accountId, place));
  const { account, isOwner } = page;
  if (!account.shopKind && isOwner && account.realm === "retail")
    redirect(accountPath(accountId, "shop/open"));
  if (account.shopKind !== "shop" && account.shopKind !== "flagship") notFound();
  return page;
}

export async function loadOwnListings(accountId: string, view: OwnListingsView): Promise<OwnListings> {
  return readOwnListings(await requestCtx(), accountId, view);
}

/** One of the shop's listings; another's and a missing one are not there. */
export async function loadOwnListing(accountId: string, listingId: string): Promise<StoredListing> {
  return orNotFound(readOwnListing(await requestCtx(), accountId, listingId));
}

/** Its pictures, likewise. */
export async function loadOwnPictures(accountId: string, listingId: string): Promise<ListingPicture[]> {
  return orNotFound(readOwnPictures(await requestCtx(), accountId, listingId));
}
