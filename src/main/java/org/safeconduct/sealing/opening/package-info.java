/**
 * The recipient's side of an envelope: its private key, which opens what was sealed to it and signs that it came. Only whoever
 * plays a recipient may use it: a desk, or a stand-in.
 */
@NamedInterface
@NullMarked
package org.safeconduct.sealing.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
