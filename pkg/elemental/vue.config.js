const config = require('./.shell/pkg/vue.config')(__dirname);
const { writeBundledModules } = require('./bundled-modules');
const { lessInMain } = require('./less-in-main');

const { chainWebpack, configureWebpack } = config;

// A quick build is for development and tests: no source maps, no minification.
const quick = !!process.env.QUICK;

// a package is minified and without source maps, which would be larger than itself and name the folders it was built in
config.productionSourceMap = false;

config.chainWebpack = (chain) => {
  chainWebpack(chain);
  // types are checked by `npm run typecheck`, with the templates; the analyzer's report doesn't belong in a package
  chain.plugins.delete('fork-ts-checker');
  chain.plugins.delete('webpack-bundle-analyzer');
};

config.configureWebpack = (webpack) => {
  configureWebpack(webpack);
  webpack.plugins.push(...lessInMain());
  if (process.env.BUNDLED_MODULES) {
    webpack.plugins.push(writeBundledModules(process.env.BUNDLED_MODULES));
  }
  if (quick) {
    webpack.optimization.minimize = false;
    webpack.devtool = false;
    // else the build tool's watcher, after an error was repaired, looks for files that were never written, and ends
    webpack.optimization.emitOnErrors = true;
  }
};

module.exports = config;
