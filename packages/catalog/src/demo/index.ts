export { seedDemoListings } from "./seed-demo-listings.ts";
