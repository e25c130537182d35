/**
 * The verifier: checks receipts, ranges and whole logs, with or without the gateway. It shares nothing with the writer but
 * the hashes of {@link org.safeconduct.evidence.TreeHash}, so that an error of the writer's is not the verifier's too.
 */
@NamedInterface("verify") // a program of its own, which SafeConduct starts
@NullMarked
package org.safeconduct.evidence.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
