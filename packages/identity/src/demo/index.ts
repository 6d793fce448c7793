export { demoPassword } from "./demo-person.ts";
export { seedDemoPeople } from "./seed-demo-people.ts";
