import '@nestjs/common';
import '#http';
import 'node:fs';
import './circle.js';
export {};
