import { config } from '@vue/test-utils';
