/** LISTEN/NOTIFY: `<account> <inquiry>` for each account whose pages show what has changed. */
export const inquiryChannel = "hutong_inquiries";

/** Outbox: an account has something to read. */
export const noticeTopic = "inquiry_notice";
