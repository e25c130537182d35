package org.safeconduct.delivery;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an attempt failed, in words for an operator and a timeline. A closed set of words and a number: a recipient's own
 * error text could quote what we sent.
 */
public record AttemptFailure(String reason) {

    static final AttemptFailure TIMED_OUT = new AttemptFailure("the recipient did not answer in time");
    static final AttemptFailure UNREACHABLE = new AttemptFailure("no connection to the recipient");
    static final AttemptFailure NOT_TRUSTED =
            new AttemptFailure("the secure connection to the recipient could not be made");
    static final AttemptFailure NO_RECEIPT = new AttemptFailure("the recipient answered without a receipt");
    static final AttemptFailure RECEIPT_TO_COME =
            new AttemptFailure("the recipient has taken it, and its receipt is to come");
    static final AttemptFailure WRONG_RECEIPT =
            new AttemptFailure("the recipient's receipt is not valid for this delivery");
    static final AttemptFailure NO_ENDPOINT = new AttemptFailure("the register has no endpoint for the recipient");
    static final AttemptFailure KEY_UNSURE =
            new AttemptFailure("whether the recipient's certificate still counts is not known");
    static final AttemptFailure KEY_WITHDRAWN =
            new AttemptFailure("the recipient's key was withdrawn before it arrived; send it again");
    static final AttemptFailure INTERNAL = new AttemptFailure("the gateway could not make the attempt");

    private static final Pattern STATUS = Pattern.compile(".* HTTP status ([0-9])[0-9]*");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    /** A code for why an attempt failed, from the words in which that is kept; of an HTTP status its first digit counts. */
    public static String code(String reason) {
        Matcher status = STATUS.matcher(reason);
        return status.matches()
                ? "status-" + status.group(1)
                : NO_LETTERS.matcher(reason.toLowerCase(Locale.ROOT)).replaceAll("-");
    }

    /** Whether it says that the recipient is not there, rather than what they answered. */
    boolean isSilence() {
        return equals(TIMED_OUT) || equals(UNREACHABLE) || equals(NOT_TRUSTED);
    }

    static AttemptFailure status(int status) {
        return new AttemptFailure("the recipient answered with HTTP status " + status);
    }
}
