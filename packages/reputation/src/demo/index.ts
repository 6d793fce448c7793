export { seedDemoReputation } from "./seed-demo-reputation.ts";
