import { defineAsyncComponent } from 'vue';

/**
 * The shell's drawer "Show configuration", loaded when it is opened. The shell's models, which ours inherit from, hold it with the YAML editor
 * and all that can be seen in it; `vue.config.js` gives them this instead.
 */
export default defineAsyncComponent(() => import('@shell/components/Drawer/ResourceDetailDrawer/index.vue'));
