export { withChange } from '../../pkg/elemental/domain/bulk/change';
