package org.safeconduct.delivery;

/**
 * Why an attempt failed, in words for an operator and a timeline. A closed set of words and a number: a recipient's own
 * error text could quote what we sent.
 */
public record Failure(String reason) {

    static final Failure TIMED_OUT = new Failure("the recipient did not answer in time");
    static final Failure UNREACHABLE = new Failure("no connection to the recipient");
    static final Failure NOT_TRUSTED = new Failure("the secure connection to the recipient could not be made");
    static final Failure NO_RECEIPT = new Failure("the recipient answered without a receipt");
    static final Failure WRONG_RECEIPT = new Failure("the recipient's receipt is not valid for this delivery");
    static final Failure NO_ENDPOINT = new Failure("the register has no endpoint for the recipient");
    static final Failure KEY_UNSURE = new Failure("whether the recipient's certificate still counts is not known");
    static final Failure KEY_WITHDRAWN =
            new Failure("the recipient's key was withdrawn before it arrived; send it again");
    static final Failure INTERNAL = new Failure("the gateway could not make the attempt");

    static Failure status(int status) {
        return new Failure("the recipient answered with HTTP status " + status);
    }
}
