package org.safeconduct.delivery;

import java.util.UUID;

/** Whether a delivery may be tried now. */
sealed interface Turn {

    /** Yes: here it is. */
    record Now(Parcel parcel) implements Turn {}

    /** Not before an earlier one of the same case and recipient. */
    record After(UUID earlier) implements Turn {}

    /** Not while an operator holds deliveries to its recipient back. */
    record Paused() implements Turn {}

    /** There is nothing to do: delivered, parked or stopped. */
    record Done() implements Turn {}
}
