package org.safeconduct.delivery;

/** Whether a delivery may be tried now. */
sealed interface Readiness {

    /** Yes: here it is. */
    record Now(Parcel parcel) implements Readiness {}

    /** Not while the agency is suspended. */
    record Suspended() implements Readiness {}

    /** Never: the key that it was sealed to was withdrawn. */
    record Withdrawn(Attempt attempt) implements Readiness {}

    /** Not while nobody can say whether the key that it was sealed to still counts. */
    record Unsure(Attempt attempt) implements Readiness {}

    /** There is nothing to do: delivered, parked, stopped or returned. */
    record Done() implements Readiness {}
}
