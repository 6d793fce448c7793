/**
 * Real hashes of the slow schemes, computed once: of `poolPassword(0)` to `poolPassword(3)`, in this order. A hundred
 * thousand members with slow hashes would otherwise take an hour to make.
 */
export const hashPool = [
  [
    "$argon2id$v=19$m=19456,t=2,p=1$YQ9NP4xKh+MS/0KrHquurw$jERCAcI+CQFlPgiRV3s7HnaNOCMv1nBhSIdUYAcrW+k",
    "$argon2id$v=19$m=19456,t=2,p=1$8BJV4dsnvXypef4SmZ6VGg$AYJp8mZ50Myg20OMBrygrHK//p5wgXjxTGvxV8Mkz/Q",
    "$argon2id$v=19$m=19456,t=2,p=1$Zz5bVOy78sPdW5KenIE4Kw$BoRNqTQL5xfEIiITNI7rWrDpPJ8wtR8lVcrr6PQbgA0",
    "$argon2id$v=19$m=19456,t=2,p=1$T6z980FQV+qV7UVKx+Vz6g$uCKtTTCuInZeHBKXMmE+NGnVrPjtHUbg3q25k2AIPbo",
  ],
  [
    "$2b$10$1.jhiqSrHeEH.h09f2SzdOqRbZ6gJ0x1d7UDCwVP6/FLjfea5itr6",
    "$2b$10$y6UvFt70rIcyMk24W2yit.XmWtOtvL8I5dNGD/zzYx68t/UagSig.",
    "$2b$10$auSlHaqguGBxfNm/KUAzY.nyRKN5EUKuflXDaAzlVX54y0V6osC1y",
    "$2b$10$zZXwk7gOY6gqKBab2Mlkmub8ly9fGH0oYN1DaAjkJYpdfHfwdk8NK",
  ],
  [
    "$scrypt$ln=14,r=8,p=1$4fSKpLPtCXfE+qpakZaB/w$W4u2sJ62UrOTJ/NjVH+L+Kdy4Pg8EXIBPLxy81rubl0",
    "$scrypt$ln=14,r=8,p=1$4P4M1L7AHt45K/F0CCyfzw$52lwgNH16YTygXKCizAaB7oIjQRkYlsQJcnwxOnhar8",
    "$scrypt$ln=14,r=8,p=1$RKS4sMkayAMJkoHtjmiycg$FLKrKhgMzax3ocHaWR1MnFhDDHXmBSAFe2dbkq1F7ak",
    "$scrypt$ln=14,r=8,p=1$UPrV3E/2UF33faI2atMMvg$LQp+C6LB1BHUUP1IIqzm+ZR6KiUxR0B5lp4r3JolEB8",
  ],
  [
    "pbkdf2-sha256$100000$F43L3MaRf9hC6cu529BkDg==$FMCjcG3FLp+nl5Ancilx1WxSwxINsFTk0TYRgu2GGbU=",
    "pbkdf2-sha256$100000$bOMYUa8znBnmNuIkOCW7aw==$hcslINxrFKINS81om1D4qQ4H/I1ZjVek1MI5wM6zK/4=",
    "pbkdf2-sha256$100000$16A+C0D4Doj2krVAcUS33Q==$f2vsRauCtQuwrXo58afir773sd6AzaNBs224XL9CcUE=",
    "pbkdf2-sha256$100000$ojVgxNCURi4PPglJUjwpSg==$XtJMtXcqRfvJfHJ+QZU7459dBGUFHeY1s51Ssvc9dpI=",
  ],
] as const;

/** The password of the n-th hash of each scheme. */
export function poolPassword(index: number): string {
  return `imported pool password ${index}`;
}
