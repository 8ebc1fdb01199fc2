import { writeSync } from 'node:fs';
import {
  findSqlite,
  type SqliteClass,
  type SqliteOptions,
  type SqliteStatement,
  type SqliteValue,
} from '../../src/store/sqlite/database.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import { runStep } from './steps.js';

// Does one step after the other on the store of the first argument, from the step of the second to the one of the third, and writes the number of
// each step that the store acknowledged. With a fourth argument it kills itself at so many calls of SQLite: before the call, or right after it
// where the fifth argument is "after". So every place inside a transaction can be struck exactly.
const [path = '', first = '0', last = '1000000', calls = '0', side = 'before'] = process.argv.slice(2);
const store = await openSqlite({ path }, mortal(await findSqlite(), Number(calls), side === 'after'));
writeSync(1, 'open\n');
for (let step = Number(first); step <= Number(last); step += 1) {
  await runStep(store, step);
  writeSync(1, `${step}\n`);
}
await store.close();

/** The implementation with a counter around each call. */
function mortal(Sqlite: SqliteClass, target: number, after: boolean): SqliteClass {
  let count = 0;
  const counted = <T>(call: () => T): T => {
    count += 1;
    const strikes = count === target;
    if (strikes && !after) process.kill(process.pid, 'SIGKILL');
    const result = call();
    if (strikes) process.kill(process.pid, 'SIGKILL');
    return result;
  };
  return class {
    readonly #database;
    constructor(location: string, options: Partial<SqliteOptions>) {
      this.#database = new Sqlite(location, options);
    }
    exec(sql: string): void {
      counted(() => this.#database.exec(sql));
    }
    prepare(sql: string): SqliteStatement {
      const statement = this.#database.prepare(sql);
      return {
        all: (...parameters: SqliteValue[]) => counted(() => statement.all(...parameters)),
        run: (...parameters: SqliteValue[]) => counted(() => statement.run(...parameters)),
        iterate: (...parameters: SqliteValue[]) => statement.iterate(...parameters),
      };
    }
    close(): void {
      this.#database.close();
    }
  };
}
