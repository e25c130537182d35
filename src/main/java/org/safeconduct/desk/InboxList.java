package org.safeconduct.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.stereotype.Component;

/**
 * What arrived at an agency, case by case, as deliveries, clocks and decisions left it; nothing is opened for it.
 * A case goes by the first reference of it that the agency received.
 */
@Component
public class InboxList {

    /** What is no part of a reference is not searched for, so that nothing in a search means more than it says. */
    private static final Pattern NO_REFERENCE = Pattern.compile("[^0-9A-Z]");

    /** Four of the signs at the least, or every second case would be found. */
    private static final Pattern OF_A_REFERENCE = Pattern.compile("(?:[\\s\\p{Pd}]*[0-9A-Za-z]){4,10}[\\s\\p{Pd}]*");

    private final InboxRows rows;
    private final Clock clock;

    InboxList(InboxRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * One case.
     *
     * @param parts the references of it that the agency has, the first that arrived first: by that one it goes there
     * @param lastAt when the newest part of it arrived
     * @param dueAt the first time by which the agency owes something
     * @param opened whether anybody at the agency has opened it, as far as the gateway can tell
     * @param news from the sharer, since then
     */
    public record Line(
            List<Reference> parts,
            Instant arrivedAt,
            Instant lastAt,
            Optional<Instant> dueAt,
            Urgency urgency,
            State state,
            boolean opened,
            List<News> news) {

        public Line {
            parts = List.copyOf(parts);
            news = List.copyOf(news);
        }

        public Reference reference() {
            return parts.getFirst();
        }
    }

    /**
     * How many cases somebody at the agency should open: nobody has, or the sharer has said more since.
     *
     * @param danger in how many of them someone was in danger
     */
    public record Unread(long all, long danger) {}

    /** What is asked for. Empty parts ask for nothing. */
    public record Filter(Optional<State> state, Optional<Urgency> urgency, String reference) {}

    /** The most urgent first; of those, what nobody has opened; of those, the first due, and then what came first. */
    public List<Line> of(AgencyId agency, Filter filter, int skip, int most) {
        String part = Reference.symbols(filter.reference());
        if (NO_REFERENCE.matcher(part).find()) {
            // What cannot be of a reference finds nothing; without this it would ask for nothing, and find everything.
            return List.of();
        }
        return rows.list(agency, filter.state(), filter.urgency(), part, clock.instant(), skip, most);
    }

    /**
     * By what a person wrote of a reference, all of it or a part: in small letters, with or without dashes and blanks.
     *
     * @param written anything; what cannot be of a reference finds nothing
     */
    public List<Line> find(AgencyId agency, String written, int most) {
        return OF_A_REFERENCE.matcher(written).matches()
                ? of(agency, new Filter(Optional.empty(), Optional.empty(), written), 0, most)
                : List.of();
    }

    /** Whatever is asked for. */
    public Unread unread(AgencyId agency) {
        return rows.unread(agency, clock.instant());
    }

    /** Those to which one of these references belongs, the newest first. */
    List<Inbox.Related> with(AgencyId agency, Collection<Reference> references) {
        return rows.with(agency, references);
    }

    /** One case of the agency's; empty if it has nothing of it. */
    public Optional<Line> of(AgencyId agency, Reference reference) {
        return rows.find(agency, reference, clock.instant());
    }
}
