package org.safeconduct.delivery;

import java.util.UUID;

/** Whether a delivery may be tried now. */
sealed interface Turn {

    /** Yes: here it is. */
    record Now(Parcel parcel) implements Turn {}

    /** Not before an earlier one of the same case and recipient. */
    record After(UUID earlier) implements Turn {}

    /** Not while an operator holds deliveries to its recipient back, or the agency is suspended. */
    record Paused() implements Turn {}

    /** Never: the key that it was sealed to was withdrawn. */
    record Withdrawn(Parcel parcel) implements Turn {}

    /** Not while nobody can say whether the key that it was sealed to still counts. */
    record Unsure(Parcel parcel) implements Turn {}

    /** There is nothing to do: delivered, parked, stopped or returned. */
    record Done() implements Turn {}
}
