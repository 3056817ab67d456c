// defineProps<ImportedType>() is resolved by the compiler, which needs TypeScript and its file system registered.
const { registerTS } = require('@vue/compiler-sfc');

registerTS(() => require('typescript'));

module.exports = require('@vue/vue3-jest');
