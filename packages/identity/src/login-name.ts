/** A login name as it is compared: NFKC, lower case, without outer spaces. */
export function loginKey(loginName: string): string {
  return loginName.normalize("NFKC").trim().toLowerCase();
}
