package org.safeconduct.feedback.clock;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.sharing.Obligation;
import org.springframework.stereotype.Component;

/** Everything that can start or meet a clock, in the words of {@code clocks.yaml}. */
@Component
public class ClockEvents {

    /** The police have ended their part. */
    public static final String POLICE_ENDED = "police ended";

    /** They have in a case about a child, and this partnership follows that up. */
    public static final String FOLLOW_UP = "follow-up";

    /** The police have told the victim. */
    public static final String VICTIM_TOLD = "police victim-told";

    static final String SHARER_UPDATED = "sharer updated";

    private static final String ANY = "any";
    private static final String STATEMENT = "statement ";

    private static final Set<String> STATEMENT_CLOCKS =
            Set.of("crime-recorded", "crime-recorded-if-crime", "mash-decision");

    private final Set<String> decided = new HashSet<>();

    ClockEvents(DispositionCatalogue dispositions) {
        dispositions.all().forEach(text -> decided.add(disposition(text.of(), text.code())));
        for (Recipient recipient : Recipient.values()) {
            decided.add(any(recipient));
        }
        decided.add(POLICE_ENDED);
        decided.add(FOLLOW_UP);
        decided.add(VICTIM_TOLD);
    }

    static String statement(String clock) {
        return STATEMENT + clock;
    }

    /** The codes of the statement's clocks among what starts a clock. */
    static Set<String> statementClocks(Set<String> starts) {
        return starts.stream()
                .filter(what -> what.startsWith(STATEMENT))
                .map(what -> what.substring(STATEMENT.length()))
                .collect(Collectors.toSet());
    }

    static String obligation(Obligation obligation) {
        return "obligation " + obligation.code();
    }

    static String delivered(Recipient recipient) {
        return "delivered " + recipient.code();
    }

    /** Whatever the recipient decided. */
    public static String any(Recipient by) {
        return disposition(by, ANY);
    }

    public static String disposition(Recipient by, String code) {
        return by.code() + " " + code;
    }

    Set<String> starting() {
        Set<String> starting = new HashSet<>(decided);
        STATEMENT_CLOCKS.forEach(clock -> starting.add(statement(clock)));
        for (Obligation obligation : Obligation.values()) {
            starting.add(obligation(obligation));
        }
        return starting;
    }

    Set<String> meeting() {
        Set<String> meeting = new HashSet<>(decided);
        meeting.add(SHARER_UPDATED);
        for (Recipient recipient : Recipient.values()) {
            meeting.add(delivered(recipient));
        }
        return meeting;
    }
}
