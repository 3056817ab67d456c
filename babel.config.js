// Builds use the shell's presets. Under jest they want plugins that npm does not ship with the shell, so tests have their own.
const forTests = {
  presets: [
    ['@babel/preset-env', { targets: { node: 'current' } }],
    ['@babel/preset-typescript', { allowDeclareFields: true }],
  ],
};

module.exports = process.env.NODE_ENV === 'test' ? forTests : require('@rancher/shell/babel.config.js');
