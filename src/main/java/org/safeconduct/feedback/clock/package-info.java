/**
 * What is due in a case and by when: reminded, missed, escalated, met; each on record. Which clocks there are is in
 * {@code rulebook/clocks.yaml}. It knows decisions only as {@link org.safeconduct.feedback.clock.DecisionFacts}.
 */
@NullMarked
package org.safeconduct.feedback.clock;

import org.jspecify.annotations.NullMarked;
