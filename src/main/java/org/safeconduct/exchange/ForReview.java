package org.safeconduct.exchange;

/** Takes over a disclosure that a person must decide on. The exchange calls it inside the transaction that accepts. */
public interface ForReview {

    /** Makes the wait for a reviewer durable in the caller's transaction; does nothing if no recipient is referred. */
    void await(Prepared prepared);
}
