import '@nestjs/common';
export {};
