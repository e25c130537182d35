/**
 * The sender's side of an envelope: its content, signed by the gateway, then encrypted for one recipient. Here nothing is
 * opened.
 */
@NullMarked
package org.safeconduct.sealing.envelope;

import org.jspecify.annotations.NullMarked;
