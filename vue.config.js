// The whole dashboard, as the shell builds it: with the extension for `API=… npm run dev`, without it (DASHBOARD_ONLY) for
// local-rancher, which loads the extension as an installed one.
const shell = require('@rancher/shell/vue.config');

const dashboardOnly = !!process.env.DASHBOARD_ONLY;
const config = shell(__dirname, { excludes: dashboardOnly ? ['elemental'] : [] });
const { configureWebpack } = config;

if (dashboardOnly) {
  config.configureWebpack = (webpack) => {
    configureWebpack(webpack);
    webpack.optimization.minimize = false;
    webpack.devtool = false;
  };
}

module.exports = config;
