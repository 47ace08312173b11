// Prints the token of a new account, as JSON: for a database that only a child process sees. Usage: FILE ACCOUNT-AS-JSON
import { makeTestAccount, type TestAccount } from "./test-account.ts";

const [path = "", account = ""] = process.argv.slice(2);
const wanted = JSON.parse(account) as TestAccount;
console.log(JSON.stringify(await makeTestAccount(path, wanted)));
