export { cloneDatabase, dropDatabase, type TestDatabase, testDatabase } from "./test-database.ts";
