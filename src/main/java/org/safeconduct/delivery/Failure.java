package org.safeconduct.delivery;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern STATUS = Pattern.compile(".* HTTP status ([0-9])[0-9]*");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    /** A code for why an attempt failed, from the words in which that is kept; of an HTTP status its first digit counts. */
    public static String code(String reason) {
        Matcher status = STATUS.matcher(reason);
        return status.matches()
                ? "status-" + status.group(1)
                : NO_LETTERS.matcher(reason.toLowerCase(Locale.ROOT)).replaceAll("-");
    }

    static Failure status(int status) {
        return new Failure("the recipient answered with HTTP status " + status);
    }
}
