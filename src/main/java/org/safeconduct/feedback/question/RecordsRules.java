package org.safeconduct.feedback.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;

/**
 * Whether a request for records carries what the law asks of it (rows 19 to 21 of the sharing law: PCSC Act 2022 ss44A-F and
 * its Code; for anyone else's records, that an exemption is no power). What passes is only fit to be put to a person.
 */
final class RecordsRules {

    private static final String SOURCE =
            " (Police, Crime, Sentencing and Courts Act 2022 ss44A-F; Code in force 12 January 2026)";

    private RecordsRules() {}

    /** What a request lacks first; empty if it can be put to a person. */
    static Optional<Rejection> lacks(Question question) {
        return switch (question.about()) {
            case THIS_CASE -> Optional.empty();
            case VICTIM_RECORDS -> victim(question.content().path("request"));
            case OTHER_RECORDS -> other(question.content().path("request"));
        };
    }

    /** What an answer to it needs besides consent and purpose. */
    static List<String> obligations(Question.About about, JsonNode content) {
        List<String> obligations = new ArrayList<>();
        switch (about) {
            case THIS_CASE -> {}
            case VICTIM_RECORDS, OTHER_RECORDS -> obligations.add("caldicott");
        }
        if (counselling(content.path("request"))) {
            obligations.add("second-approver");
        }
        return obligations;
    }

    static boolean counselling(JsonNode request) {
        return StreamSupport.stream(request.path("records").spliterator(), false)
                .anyMatch(kind -> kind.asString("").equals("counselling"));
    }

    private static Optional<Rejection> victim(JsonNode request) {
        return missing(request, "records", "Say which kinds of records are asked for")
                .or(() -> missing(request, "lineOfEnquiry", "Name the reasonable line of enquiry it is relevant to"))
                .or(() -> missing(request, "reasonToBelieveHeld", "Say why you believe that the agency holds them"))
                .or(() -> missing(request, "necessaryAndProportionate", "Say why it is necessary and proportionate"))
                .or(() -> notice(request.path("victimNotice")))
                .or(() -> counselling(request) ? counsellingNotes(request) : Optional.empty());
    }

    private static Optional<Rejection> notice(JsonNode notice) {
        return notice.path("givenOn").isString() || notice.path("exemption").isString()
                ? Optional.empty()
                : returned(
                        "Say when the victim was given written notice, or which exemption from it you rely on",
                        "victimNotice");
    }

    private static Optional<Rejection> counsellingNotes(JsonNode request) {
        return missing(
                        request,
                        "substantialProbativeValue",
                        "The presumption is against asking for counselling or therapy notes. Say why they are likely to have"
                                + " substantial probative value")
                .or(() -> request.at("/seniorApproval/role").isString()
                                && request.at("/seniorApproval/approvedOn").isString()
                        ? Optional.empty()
                        : returned(
                                "A request for counselling or therapy notes needs a senior officer's approval: give the role"
                                        + " and the day",
                                "seniorApproval"));
    }

    private static Optional<Rejection> other(JsonNode request) {
        return missing(request, "records", "Say which kinds of records are asked for")
                .or(() -> missing(
                        request,
                        "power",
                        "An exemption from data protection law is not a power. Name the power, the public interest or the"
                                + " order you rely on"));
    }

    private static Optional<Rejection> missing(JsonNode request, String key, String detail) {
        JsonNode value = request.path(key);
        boolean there = value.isString() ? !value.asString("").isBlank() : !value.isEmpty();
        return there ? Optional.empty() : returned(detail, key);
    }

    private static Optional<Rejection> returned(String detail, String key) {
        return Optional.of(new Rejection(Rejection.Kind.REQUEST_RETURNED, detail + SOURCE + ".", "/request/" + key));
    }
}
