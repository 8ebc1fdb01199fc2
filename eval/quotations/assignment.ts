/**
 * One-to-one assignment of rows to columns that makes the sum of weights largest, pairing as many as the shorter side has
 * (the Hungarian method with potentials, O(rows² · columns)).
 * @param weights `weights[row][column]`, all rows of equal length
 * @returns for every row its column, -1 where it has none
 */
export function assign(weights: readonly (readonly number[])[]): number[] {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return weights.map(() => -1);
  if (rows > columns) {
    const transposed = Array.from({ length: columns }, (_, column) => weights.map((row) => row[column] ?? 0));
    const result = weights.map(() => -1);
    assign(transposed).forEach((row, column) => {
      if (row >= 0) result[row] = column;
    });
    return result;
  }
  // 1-based arrays as in the textbook; `owner[column]` is the row that holds the column, 0 for none.
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const owner = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    owner[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const current = owner[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= columns; other++) {
        if (used[other]) continue;
        const cost = -(weights[current - 1]?.[other - 1] ?? 0) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0);
        if (cost < (slack[other] ?? 0)) {
          slack[other] = cost;
          previous[other] = column;
        }
        if ((slack[other] ?? 0) < delta) {
          delta = slack[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= columns; other++) {
        if (used[other]) {
          const held = owner[other] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else slack[other] = (slack[other] ?? 0) - delta;
      }
      column = next;
    } while (owner[column] !== 0);
    while (column !== 0) {
      const before = previous[column] ?? 0;
      owner[column] = owner[before] ?? 0;
      column = before;
    }
  }
  const result = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = owner[column] ?? 0;
    if (row > 0) result[row - 1] = column - 1;
  }
  return result;
}
