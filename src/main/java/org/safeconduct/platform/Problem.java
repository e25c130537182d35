package org.safeconduct.platform;

import java.util.Optional;

/**
 * Why a request was not done, in a form fit for the caller: no input, no internals.
 *
 * @param status the HTTP status
 * @param code stable, lower case with hyphens
 * @param detail what is wrong; empty when even that could say too much
 * @param pointer where in the input: a JSON pointer (RFC 6901) or a FHIRPath
 */
public record Problem(int status, String code, String title, Optional<String> detail, Optional<String> pointer) {

    static Problem of(Rejection rejection) {
        return new Problem(
                rejection.kind().status(),
                rejection.kind().code(),
                titleOf(rejection.kind()),
                Optional.of(rejection.detail()),
                Optional.ofNullable(rejection.pointer()));
    }

    static Problem bare(int status, String code, String title) {
        return new Problem(status, code, title, Optional.empty(), Optional.empty());
    }

    private static String titleOf(Rejection.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "The message cannot be read";
            case UNAUTHENTICATED -> "Who is calling is not known";
            case FORBIDDEN -> "The caller may not do this";
            case NOT_FOUND -> "There is no such thing";
            case CONFLICT -> "The request contradicts what is already there";
            case DUPLICATE -> "The same message came before";
            case TOO_LARGE -> "The message is too large";
            case UNSUPPORTED_TYPE -> "The content type is not taken here";
            case INVALID -> "The message breaks the interface's rules";
            case NO_CONCERN -> "The message carries no safeguarding concern";
            case UNKNOWN_OUTCOME -> "There is no such outcome code";
            case OUTCOME_NAMED_PERSON -> "The outcome and the decision disagree on whether there is a named person";
            case OUTCOME_BEFORE_RECORDING -> "An outcome needs a recorded crime";
            case REQUEST_RETURNED -> "The request lacks what the law asks of one";
            case NOT_SUPPORTED -> "This interface does not do that";
            case RECIPIENT_KEY -> "The recipient has no key that may be used";
            case TOO_MANY -> "Too many requests";
        };
    }
}
