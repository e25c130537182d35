package org.safeconduct.delivery;

import java.time.Instant;

/** What a transport brings back. Every transport route ends with one of these. */
public sealed interface AttemptResult {

    Parcel parcel();

    /**
     * The recipient answered with what should be its signed receipt.
     *
     * @param receipt JWS in compact form, not yet verified
     */
    record Answered(Parcel parcel, String receipt) implements AttemptResult {}

    /** It did not arrive, or nobody can know. */
    record Failed(Parcel parcel, AttemptFailure failure) implements AttemptResult {}

    /**
     * It was taken, and the receipt comes by another way: a route hands it to {@code attempts.settle}. Without one by then it is
     * tried again.
     */
    record Taken(Parcel parcel, Instant receiptBy) implements AttemptResult {}
}
