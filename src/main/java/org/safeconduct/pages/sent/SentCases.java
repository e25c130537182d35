package org.safeconduct.pages.sent;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.exchange.Status;
import org.safeconduct.intake.PartOf;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.Duties;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Reviewers;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts what the exchange knows of a case into words. */
@Component
class SentCases {

    private static final Locale READER = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final Set<String> OVER = Set.of("met", "ended");
    private static final Set<String> STILL_RUNNING = Set.of("running", "reminded");
    private static final Set<String> LATE = Set.of("missed", "escalated");

    private static final Set<String> OPEN = Set.of("waiting", "second");
    private static final Set<String> DECIDED = Set.of("approved", "declined");

    /** Statuses of a case that has gone to a recipient or is on its way to one. */
    private static final Set<String> PARTLY = Set.of(Status.ACCEPTED.code(), Status.RETURNED.code());

    private final Words words;
    private final Who who;
    private final Moments moments;
    private final Timeline timeline;
    private final Reviewers reviewers;
    private final Clock clock;

    SentCases(Words words, Who who, Moments moments, Timeline timeline, Reviewers reviewers, Clock clock) {
        this.reviewers = reviewers;
        this.words = words;
        this.who = who;
        this.moments = moments;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param sharer whose case it is */
    SentCase of(JsonNode view, AgencyId sharer) {
        String status = view.path("status").asString("");
        String partOf = view.path("partOf").asString("");
        boolean partWaits = PARTLY.contains(status)
                && OPEN.contains(view.at("/review/state").asString(""));
        return new SentCase(
                view.path("reference").asString(""),
                partWaits ? words.of("sent.review.waits", READER) : words.of("sent.status." + status, READER),
                partWaits
                        ? words.of("sent.review.waits.means", READER, reviewed(view), reviewers.of(sharer))
                        : words.of("sent.status." + status + ".means", READER, reviewers.of(sharer)),
                partOf,
                view.path("partKind").asString("").equals(PartOf.Kind.CORRECT.code()),
                status.equals(Status.WITHDRAWN.code()),
                review(view),
                partOf.isEmpty() && !status.equals(Status.WITHDRAWN.code()),
                DecisionView.of(view, words),
                Duties.of(view, words),
                each(view.path("handlingDecisions"), this::handled).reversed(),
                clocks(view, false),
                clocks(view, true),
                each(view.path("questions"), this::asked),
                each(view.path("challenges"), this::challenged),
                each(view.path("updates"), this::part),
                timeline.of(view));
    }

    private SentCase.@Nullable Reviewed review(JsonNode view) {
        String state = view.at("/review/state").asString("");
        return DECIDED.contains(state)
                ? new SentCase.Reviewed(
                        state.equals("declined"),
                        words.of("sent.review." + state, READER, reviewed(view)),
                        view.at("/review/toSharer").asString(""))
                : null;
    }

    /** The recipients on whom a reviewer decides. */
    private String reviewed(JsonNode view) {
        return String.join(
                " and ",
                each(
                        view.at("/review/recipients"),
                        recipient -> words.of("sent.review.to." + recipient.asString(""), READER)));
    }

    private SentCase.Handled handled(JsonNode decision) {
        return new SentCase.Handled(
                who.recipient(decision.path("recipient").asString("")),
                time(decision.path("decidedAt").asString("")),
                decision.path("crimeReference").asString(""),
                decision.path("reasonForSharer").asString(""),
                decision.path("nextUpdateBy").isString()
                        ? DAY.format(
                                LocalDate.parse(decision.path("nextUpdateBy").asString("")))
                        : "",
                each(decision.path("explained"), this::explained));
    }

    private SentCase.Explained explained(JsonNode code) {
        return new SentCase.Explained(
                code.path("id").asString("").startsWith("outcome-")
                        ? code.path("code").asString("")
                        : "",
                code.path("meaning").asString(""),
                code.path("doesNotMean").asString(""),
                code.path("victim").asString(""),
                code.path("next").asString(""),
                code.path("sharerMay").asString(""),
                source(code));
    }

    /** With how well it is supported; empty if there is none. */
    private String source(JsonNode row) {
        return row.path("source").isString()
                ? words.of(
                        "sent.source",
                        READER,
                        words.source(row.path("source").asString(""), READER),
                        words.of("statement.grade." + row.path("evidenceGrade").asString(""), READER))
                : "";
    }

    private List<SentCase.Due> clocks(JsonNode view, boolean over) {
        return StreamSupport.stream(view.path("clocks").spliterator(), false)
                .filter(clock -> OVER.contains(clock.path("state").asString("")) == over)
                .map(this::due)
                .toList();
    }

    private SentCase.Due due(JsonNode running) {
        Instant by = Instant.parse(running.path("by").asString(""));
        String known = running.path("state").asString("");
        // Whoever watches the clocks may not have come by yet.
        String state = STILL_RUNNING.contains(known) && by.isBefore(clock.instant()) ? "missed" : known;
        return new SentCase.Due(
                running.path("what").asString(words.of("sent.due.something", READER)),
                who.agency(running.path("owner").asString("")),
                moments.of(by),
                words.of("sent.clock." + state, READER),
                LATE.contains(state),
                source(running));
    }

    private SentCase.Asked asked(JsonNode question) {
        return new SentCase.Asked(
                question.path("id").asString(""),
                who.recipient(question.path("recipient").asString("")),
                time(question.path("askedAt").asString("")),
                question.path("question").asString(""),
                each(
                        question.path("obligations"),
                        obligation -> words.of("sent.obligation." + obligation.asString(""), READER)),
                question.path("answeredBy").asString(""));
    }

    private SentCase.Challenged challenged(JsonNode challenge) {
        return new SentCase.Challenged(
                who.agency(challenge.path("to").asString("")),
                time(challenge.path("at").asString("")),
                time(challenge.path("answerDueBy").asString("")),
                words.of("sent.challenged." + challenge.path("state").asString(""), READER));
    }

    private SentCase.Part part(JsonNode part) {
        return new SentCase.Part(
                part.path("reference").asString(""),
                words.of("sent.part." + part.path("kind").asString(""), READER),
                time(part.path("receivedAt").asString("")),
                words.of("sent.status." + part.path("status").asString(""), READER));
    }

    /** As the decision gives it, with whatever offset. */
    private String time(String at) {
        return moments.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(at, Instant::from));
    }

    private static <T> List<T> each(JsonNode list, Function<JsonNode, T> shown) {
        List<T> all = new ArrayList<>();
        list.forEach(one -> all.add(shown.apply(one)));
        return all;
    }
}
