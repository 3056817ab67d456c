const config = require('./.shell/pkg/vue.config')(__dirname);

const { chainWebpack, configureWebpack } = config;

// A quick build is for development and tests: no source maps, no minification.
const quick = !!process.env.QUICK;

config.productionSourceMap = !quick;

config.chainWebpack = (chain) => {
  chainWebpack(chain);
  // types are checked by `npm run typecheck`, with the templates; the analyzer's report doesn't belong in a package
  chain.plugins.delete('fork-ts-checker');
  chain.plugins.delete('webpack-bundle-analyzer');
};

config.configureWebpack = (webpack) => {
  configureWebpack(webpack);
  if (quick) {
    webpack.optimization.minimize = false;
    webpack.devtool = false;
    // else the build tool's watcher, after an error was repaired, looks for files that were never written, and ends
    webpack.optimization.emitOnErrors = true;
  }
};

module.exports = config;
