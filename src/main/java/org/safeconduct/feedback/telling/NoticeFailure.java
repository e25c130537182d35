package org.safeconduct.feedback.telling;

/** Why telling failed: a closed set of words and a number, because another system's error text could quote anything. */
record NoticeFailure(String reason) {

    static final NoticeFailure TIMED_OUT = new NoticeFailure("the addressee's system did not answer in time");
    static final NoticeFailure UNREACHABLE = new NoticeFailure("no connection to the addressee's system");
    static final NoticeFailure NOT_TRUSTED =
            new NoticeFailure("the secure connection to the addressee's system could not be made");
    static final NoticeFailure NO_MAIL_SERVER = new NoticeFailure("no mail server is set (spring.mail.host)");
    static final NoticeFailure NO_SMS_GATEWAY =
            new NoticeFailure("no provider of text messages is set (safeconduct.telling.sms.url)");
    static final NoticeFailure MAIL = new NoticeFailure("the mail server did not take the message");
    static final NoticeFailure NO_CHANNEL = new NoticeFailure("the register no longer says how to tell the addressee");
    static final NoticeFailure INTERNAL = new NoticeFailure("the gateway could not make the attempt");

    /** Whether it says that the addressee is not there, rather than what they answered. */
    boolean isSilence() {
        return equals(TIMED_OUT) || equals(UNREACHABLE) || equals(NOT_TRUSTED);
    }

    /** Whether nobody was called. */
    boolean isOurs() {
        return equals(NO_MAIL_SERVER) || equals(NO_SMS_GATEWAY) || equals(NO_CHANNEL) || equals(INTERNAL);
    }

    static NoticeFailure status(int status) {
        return new NoticeFailure("the addressee's system answered with HTTP status " + status);
    }
}
