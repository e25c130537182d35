package org.safeconduct.platform;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The caller's input cannot be taken. Names the place and never the content: a detail that quotes input would carry
 * personal data into logs and answers.
 */
public final class Rejection extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; each has one HTTP status and one stable code. */
    public enum Kind {
        MALFORMED(400, "malformed"),
        UNAUTHENTICATED(401, "unauthenticated"),
        FORBIDDEN(403, "forbidden"),
        NOT_FOUND(404, "not-found"),
        CONFLICT(409, "conflict"),
        DUPLICATE(409, "duplicate"),
        TOO_LARGE(413, "too-large"),
        UNSUPPORTED_TYPE(415, "unsupported-type"),
        INVALID(422, "invalid"),
        NO_CONCERN(422, "no-safeguarding-concern"),
        /** Not a code of the catalogue of outcomes, or not one on that day. */
        UNKNOWN_OUTCOME(422, "unknown-outcome"),
        /** The outcome and the decision do not agree on whether there is a named person. */
        OUTCOME_NAMED_PERSON(422, "outcome-named-person"),
        /** An outcome for something that has not been recorded. */
        OUTCOME_BEFORE_RECORDING(422, "outcome-before-recording"),
        /** A request for records that lacks what the law asks of it. */
        REQUEST_RETURNED(422, "request-returned"),
        /** Well-formed and understood, and not something this interface does. */
        NOT_SUPPORTED(422, "not-supported"),
        /** There is no key to which may be sealed what the recipient's agency must have sealed in one way only. */
        RECIPIENT_KEY(503, "recipient-key"),
        TOO_MANY(429, "too-many-requests");

        private final int status;
        private final String code;

        Kind(int status, String code) {
            this.status = status;
            this.code = code;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** Stable, lower-case code; the last part of the problem type. */
        public String code() {
            return code;
        }
    }

    private final Kind kind;
    private final @Nullable String pointer;
    private final @Nullable Duration wait;

    public Rejection(Kind kind, String detail) {
        this(kind, detail, null);
    }

    /**
     * @param detail what is wrong, in words that quote nothing of the input
     * @param pointer where: a JSON pointer (RFC 6901) or a FHIRPath
     */
    public Rejection(Kind kind, String detail, @Nullable String pointer) {
        this(kind, detail, pointer, null);
    }

    private Rejection(Kind kind, String detail, @Nullable String pointer, @Nullable Duration wait) {
        super(detail);
        this.kind = kind;
        this.pointer = pointer;
        this.wait = wait;
    }

    /** @param wait until the same request may come again */
    static Rejection tooMany(Duration wait) {
        return new Rejection(Kind.TOO_MANY, "too many requests came from here; wait, then send it again", null, wait);
    }

    public Kind kind() {
        return kind;
    }

    /** Where in the input, as a JSON pointer (RFC 6901) or a FHIRPath. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** How long to wait before the same request may come again; empty if waiting does not help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }

    /** What is wrong, without input. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
