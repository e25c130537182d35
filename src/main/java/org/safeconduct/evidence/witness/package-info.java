/**
 * Witnesses by the C2SP witness protocol, both sides: the small witness that a partner agency runs from this jar, and the
 * log that shows it each new checkpoint. A witness must not believe anything that it can check.
 */
@NamedInterface("witness") // a program of its own, which SafeConduct starts
@NullMarked
package org.safeconduct.evidence.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
