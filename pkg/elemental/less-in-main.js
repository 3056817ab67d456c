const path = require('path');
const webpack = require('webpack');

/**
 * Webpack plugins that keep what most visitors never open out of the main file, which is loaded with the dashboard. Each names a place where
 * the shell imports at once what it could import when needed.
 */
module.exports.lessInMain = () => [
  // its models: the drawer with the configuration, the YAML editor and the comparison of files, with highlighting for forty languages
  new webpack.NormalModuleReplacementPlugin(/^@shell\/components\/Drawer\/ResourceDetailDrawer\/index\.vue$/, (resource) => {
    if (resource.context.includes('dashboard-store')) {
      resource.request = path.join(__dirname, 'shell/resource-detail-drawer.ts');
    }
  }),
  // its store of types: dialogs for kinds of Rancher. An extension runs in the dashboard's store, not in the one that it brings along.
  new webpack.IgnorePlugin({ resourceRegExp: /^@shell\/promptRemove$/ }),
];
