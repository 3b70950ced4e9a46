/**
 * The folders of the library, lowest first. A folder imports from those above it in this list, which lie below it in
 * the house, and never from one of its own floor or of a higher one.
 */
export const FLOORS: string[][];
declare const _default: {
    forbidden: import("dependency-cruiser").IForbiddenRuleType[];
    options: {
        tsPreCompilationDeps: true;
        doNotFollow: {
            path: string[];
        };
        exclude: {
            path: string[];
        };
    };
};
export default _default;
