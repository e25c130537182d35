/**
 * The verifier: checks receipts, ranges and whole logs, with or without the gateway. It shares nothing with the writer but
 * the hashes of {@link org.safeconduct.evidence.TreeHash}, so that an error of the writer's is not the verifier's too.
 */
@NullMarked
package org.safeconduct.evidence.verify;

import org.jspecify.annotations.NullMarked;
