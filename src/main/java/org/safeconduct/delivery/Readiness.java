package org.safeconduct.delivery;

import java.util.UUID;

/** Whether a delivery may be tried now. */
sealed interface Readiness {

    /** Yes: here it is. */
    record Now(Parcel parcel) implements Readiness {}

    /** Not before an earlier one of the same case and recipient. */
    record After(UUID earlier) implements Readiness {}

    /** Not while an operator holds deliveries to its recipient back, or the agency is suspended. */
    record Paused() implements Readiness {}

    /** Never: the key that it was sealed to was withdrawn. */
    record Withdrawn(Attempt attempt) implements Readiness {}

    /** Not while nobody can say whether the key that it was sealed to still counts. */
    record Unsure(Attempt attempt) implements Readiness {}

    /** There is nothing to do: delivered, parked, stopped or returned. */
    record Done() implements Readiness {}
}
