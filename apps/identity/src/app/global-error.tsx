"use client";

export { GlobalErrorPage as default } from "@hutong/site/global-error";
