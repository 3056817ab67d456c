const { writeFileSync } = require('fs');

/**
 * A webpack plugin that writes a JSON file, for the third-party notices and for the size budget: an array of `{ resource, size, files }`,
 * one for each module in each chunk. `resource` is the module's file as an absolute path, `size` its bytes before minification, `files` the
 * files of the package that the chunk became. Modules that the build tool made up, which are in no file, are left out.
 */
module.exports.writeBundledModules = (file) => ({
  apply(compiler) {
    compiler.hooks.afterEmit.tap('BundledModules', ({ chunks, chunkGraph }) => {
      const bundled = [...chunks].flatMap((chunk) => chunkGraph.getChunkModules(chunk)
        // what webpack joined to one
        .flatMap((module) => module.modules ? [...module.modules] : [module])
        .map((module) => ({ resource: module.nameForCondition(), size: module.size(), files: [...chunk.files] })));

      writeFileSync(file, JSON.stringify(bundled.filter(({ resource }) => resource)));
    });
  },
});
