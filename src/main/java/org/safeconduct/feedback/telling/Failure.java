package org.safeconduct.feedback.telling;

/** Why telling failed: a closed set of words and a number, because another system's error text could quote anything. */
record Failure(String reason) {

    static final Failure TIMED_OUT = new Failure("the addressee's system did not answer in time");
    static final Failure UNREACHABLE = new Failure("no connection to the addressee's system");
    static final Failure NOT_TRUSTED = new Failure("the secure connection to the addressee's system could not be made");
    static final Failure NO_MAIL_SERVER = new Failure("no mail server is set (spring.mail.host)");
    static final Failure MAIL = new Failure("the mail server did not take the message");
    static final Failure NO_CHANNEL = new Failure("the register no longer says how to tell the addressee");
    static final Failure INTERNAL = new Failure("the gateway could not make the attempt");

    static Failure status(int status) {
        return new Failure("the addressee's system answered with HTTP status " + status);
    }
}
