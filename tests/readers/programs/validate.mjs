// Asks Khronos's glTF validator for its errors and warnings: node validate.mjs MODULES FILE ANSWER.json

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, file, answer] = process.argv.slice(2);
const validator = createRequire(join(modules, 'here.js'))('gltf-validator');

const report = await validator.validateBytes(new Uint8Array(readFileSync(file)), { maxIssues: 0 });
const messages = report.issues.messages
	.filter(({ severity }) => severity < 2)
	.map(({ severity, code, pointer, message }) => `${['error', 'warning'][severity]} ${code} ${pointer}: ${message}`);
writeFileSync(answer, JSON.stringify({ nodes: [], messages }));
