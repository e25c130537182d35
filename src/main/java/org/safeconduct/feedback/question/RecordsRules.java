package org.safeconduct.feedback.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.feedback.AskedQuestion.Obligation;
import org.safeconduct.feedback.QuestionBody;
import org.safeconduct.feedback.QuestionBody.Request;
import org.safeconduct.platform.Rejection;

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
        Request request = question.content().request().orElse(Request.NONE);
        return switch (question.about()) {
            case THIS_CASE -> Optional.empty();
            case VICTIM_RECORDS -> victim(request);
            case OTHER_RECORDS -> other(request);
        };
    }

    /** What an answer to it needs besides consent and purpose. */
    static List<Obligation> obligations(AskedQuestion.About about, QuestionBody said) {
        List<Obligation> obligations = new ArrayList<>();
        switch (about) {
            case THIS_CASE -> {}
            case VICTIM_RECORDS, OTHER_RECORDS -> obligations.add(Obligation.CALDICOTT);
        }
        if (said.request().filter(RecordsRules::counselling).isPresent()) {
            obligations.add(Obligation.SECOND_APPROVER);
        }
        return obligations;
    }

    private static boolean counselling(Request request) {
        return request.records().contains("counselling");
    }

    private static Optional<Rejection> victim(Request request) {
        return records(request)
                .or(() -> missing(
                        request.lineOfEnquiry(),
                        "lineOfEnquiry",
                        "Name the reasonable line of enquiry it is relevant to"))
                .or(() -> missing(
                        request.reasonToBelieveHeld(),
                        "reasonToBelieveHeld",
                        "Say why you believe that the agency holds them"))
                .or(() -> missing(
                        request.necessaryAndProportionate(),
                        "necessaryAndProportionate",
                        "Say why it is necessary and proportionate"))
                .or(() -> notice(request))
                .or(() -> counselling(request) ? counsellingNotes(request) : Optional.empty());
    }

    private static Optional<Rejection> notice(Request request) {
        return request.victimNotice()
                        .filter(notice -> notice.givenOn().or(notice::exemption).isPresent())
                        .isPresent()
                ? Optional.empty()
                : returned(
                        "Say when the victim was given written notice, or which exemption from it you rely on",
                        "victimNotice");
    }

    private static Optional<Rejection> counsellingNotes(Request request) {
        return missing(
                        request.substantialProbativeValue(),
                        "substantialProbativeValue",
                        "The presumption is against asking for counselling or therapy notes. Say why they are likely to have"
                                + " substantial probative value")
                .or(() -> request.seniorApproval()
                                .filter(approval -> approval.role().isPresent()
                                        && approval.approvedOn().isPresent())
                                .isPresent()
                        ? Optional.empty()
                        : returned(
                                "A request for counselling or therapy notes needs a senior officer's approval: give the role"
                                        + " and the day",
                                "seniorApproval"));
    }

    private static Optional<Rejection> other(Request request) {
        return records(request)
                .or(() -> missing(
                        request.power(),
                        "power",
                        "An exemption from data protection law is not a power. Name the power, the public interest or the"
                                + " order you rely on"));
    }

    private static Optional<Rejection> records(Request request) {
        return request.records().isEmpty()
                ? returned("Say which kinds of records are asked for", "records")
                : Optional.empty();
    }

    private static Optional<Rejection> missing(Optional<String> said, String key, String detail) {
        return said.filter(text -> !text.isBlank()).isPresent() ? Optional.empty() : returned(detail, key);
    }

    private static Optional<Rejection> returned(String detail, String key) {
        return Optional.of(new Rejection(Rejection.Kind.REQUEST_RETURNED, detail + SOURCE + ".", "/request/" + key));
    }
}
