import '#http';
export {};
