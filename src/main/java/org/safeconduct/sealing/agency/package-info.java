/**
 * The agencies' certificates: which count now, what seals to each, which were taken back, which may join. Here are no private
 * keys.
 */
@NullMarked
package org.safeconduct.sealing.agency;

import org.jspecify.annotations.NullMarked;
