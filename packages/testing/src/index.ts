export {
  type MadePerson,
  makePerson,
  makeSeat,
  makeSignOn,
  type NewPerson,
  passwordHash,
  testPassword,
} from "./people.ts";
export { cloneDatabase, dropDatabase, type TestDatabase, testDatabase } from "./test-database.ts";
