import { createMemoryPorts } from './memory-ports.ts';
import { describeWorkbook } from './workbook-contract.ts';

describeWorkbook('in memory', () => {
  const ports = createMemoryPorts();
  ports.book.add('Essai');
  return ports.workbook;
});
