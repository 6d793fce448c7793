export { seedDemoListings } from "./seed-demo-listings.ts";
export { seedDemoPictures } from "./seed-demo-pictures.ts";
