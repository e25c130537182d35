package org.safeconduct.feedback.question;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.QuestionAnswered;
import org.safeconduct.feedback.AskedQuestion;
import org.safeconduct.identity.Role;
import org.safeconduct.platform.Rejection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes questions in, sends back what the law does not let be asked, and sees them answered. */
@Component
class Questions {

    private static final String ANSWER_BY = "answerBy";

    private final QuestionStore store;
    private final Addressees addressees;
    private final Cases cases;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Questions(
            QuestionStore store,
            Addressees addressees,
            Cases cases,
            Evidence evidence,
            Pseudonyms pseudonyms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.addressees = addressees;
        this.cases = cases;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.events = events;
        this.clock = clock;
    }

    /** What came of asking: the question's id, or what it lacks. Both are on record, so a lack is an answer and no exception. */
    record Result(Optional<UUID> id, Optional<Rejection> lack) {}

    /** @throws Rejection if nothing of the case was sent to the caller's agency, or another question came under the same id */
    @Transactional
    public Result ask(Question question) {
        if (!addressees.includes(question.reference(), question.caller().agency())) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "nothing with this reference was sent to you", "/reference");
        }
        cases.lock(question.reference());
        Instant now = clock.instant();
        Optional<Rejection> lack = RecordsRules.lacks(question);
        if (lack.isPresent()) {
            record(Event.REQUEST_RETURNED, question, now, Map.of());
            return new Result(Optional.empty(), lack);
        }
        QuestionStore.Asked asked = store.add(question, now);
        if (!asked.repeated()) {
            checkAnswerBy(question, now);
            record(
                    Event.QUESTION_ASKED,
                    question,
                    now,
                    Map.of(Fact.QUESTION, asked.id().toString()));
            events.publishEvent(new CaseChanged(
                    question.reference(), new CaseChanged.Audience.Sharer(), CaseChanged.Change.QUESTION_ASKED, now));
        }
        return new Result(Optional.of(asked.id()), Optional.empty());
    }

    /** A question that comes again may be older than the day it names. */
    private static void checkAnswerBy(Question question, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BritishTime.ZONE);
        try {
            if (question.content()
                    .answerBy()
                    .map(LocalDate::parse)
                    .filter(day -> day.isBefore(today))
                    .isPresent()) {
                throw new Rejection(
                        Rejection.Kind.INVALID,
                        "An answer cannot be hoped for on a day that is over.",
                        "/" + ANSWER_BY);
            }
        } catch (DateTimeException e) {
            throw new Rejection(Rejection.Kind.INVALID, "This is not a day that can be read.", "/" + ANSWER_BY);
        }
    }

    /** In the transaction that accepts the answer. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(QuestionAnswered answered) {
        AskedQuestion.About about = store.open(answered.of(), answered.question())
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.NOT_FOUND, "no open question of this case has this id", "/answers"));
        boolean records = switch (about) {
            case THIS_CASE -> false;
            case VICTIM_RECORDS, OTHER_RECORDS -> true;
        };
        if (records && !answered.by().has(Role.REVIEWER)) {
            throw new Rejection(
                    Rejection.Kind.FORBIDDEN,
                    "a request for records is answered by your agency's reviewer, such as its Caldicott guardian");
        }
        store.answered(answered.question(), answered.answer(), answered.at());
        evidence.append(new EvidenceRecord(
                Event.QUESTION_ANSWERED,
                answered.at(),
                answered.of(),
                Map.of(
                        Fact.QUESTION, answered.question().toString(),
                        Fact.PART, answered.answer().value(),
                        Fact.ACTOR, pseudonyms.actor(answered.by()))));
    }

    private void record(Event event, Question question, Instant now, Map<Fact, Object> more) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.RECIPIENT, question.from().code());
        facts.put(Fact.RECIPIENT_AGENCY, question.caller().agency().value());
        facts.put(Fact.ACTOR, pseudonyms.actor(question.caller()));
        facts.put(Fact.KIND, question.about().code());
        facts.putAll(more);
        evidence.append(new EvidenceRecord(event, now, question.reference(), facts));
    }
}
