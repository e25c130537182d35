package org.safeconduct.api.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.platform.Rejection;

/**
 * A search for AuditEvents. A parameter or value that is not known is refused: whoever answers for a partnership must not
 * take for a complete answer what a filter was silently left out of.
 *
 * @param query everything that matches
 * @param page the same from where the page begins
 */
record AuditSearch(EvidenceQuery query, EvidenceQuery page, int count) {

    static final String AFTER = "_after";
    private static final int MOST = 500;
    private static final int USUAL = 100;

    static AuditSearch of(Map<String, List<String>> parameters) {
        EvidenceQuery query = EvidenceQuery.all();
        int count = USUAL;
        long after = 0;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                switch (parameter.getKey()) {
                    case "agent", "agent:identifier" -> query = query.agency(agency(value));
                    case "date" -> query = date(query, value);
                    case "entity", "entity:identifier" -> query = entity(query, value);
                    case "patient", "patient:identifier" -> query = query.subjects(List.of(subject(value)));
                    case "outcome" -> query = query.events(outcome(value));
                    case "_count" -> count = Math.clamp(number("_count", value), 1, MOST);
                    case AFTER -> after = number(AFTER, value);
                    case "_format" -> {
                        // The header decides.
                    }
                    default -> throw invalid("this search has no such parameter", "AuditEvent");
                }
            }
        }
        return new AuditSearch(query, query.after(after), count);
    }

    private static AgencyId agency(String value) {
        try {
            return new AgencyId(token(value, AuditEvents.AGENCY).replaceFirst("^Organization/", ""));
        } catch (IllegalArgumentException e) {
            throw invalid("this is not an agency's id", "AuditEvent.agent");
        }
    }

    private static EvidenceQuery entity(EvidenceQuery query, String value) {
        String reference = token(value, AuditEvents.REFERENCE);
        return Reference.isReference(reference)
                ? query.of(new Reference(reference))
                : query.subjects(List.of(subject(value)));
    }

    private static String subject(String value) {
        String pseudonym = token(value, AuditEvents.SUBJECT).replaceFirst("^Patient/", "");
        if (!pseudonym.matches("[0-9a-f]{64}")) {
            // So that nobody finds by number or name here: those must not stand in an address.
            throw invalid("people are found here by pseudonym only", "AuditEvent.entity");
        }
        return pseudonym;
    }

    private static Set<Event> outcome(String value) {
        Set<Event> events = AuditEvents.byOutcome().get(value.substring(value.indexOf('|') + 1));
        if (events == null) {
            throw invalid("an outcome is 0, 4, 8 or 12", "AuditEvent.outcome");
        }
        return events;
    }

    /** FHIR's prefixes over a day or an instant; a day is one of UTC. */
    private static EvidenceQuery date(EvidenceQuery query, String value) {
        boolean prefixed = value.length() > 2 && Character.isLetter(value.charAt(0));
        String prefix = prefixed ? value.substring(0, 2) : "eq";
        Period period = Period.of(prefixed ? value.substring(2) : value);
        return switch (prefix) {
            case "eq" -> query.from(period.start()).before(period.end());
            case "ge", "sa", "gt" -> query.from(prefix.equals("ge") ? period.start() : period.end());
            case "le", "eb", "lt" -> query.before(prefix.equals("le") ? period.end() : period.start());
            default -> throw invalid("a date has the prefix eq, ge, gt, le or lt", "AuditEvent.recorded");
        };
    }

    private record Period(Instant start, Instant end) {

        static Period of(String value) {
            try {
                if (value.length() == 10) {
                    LocalDate day = LocalDate.parse(value);
                    return new Period(start(day), start(day.plusDays(1)));
                }
                // In an address a plus sign is a space.
                OffsetDateTime at = OffsetDateTime.parse(value.replace(' ', '+'));
                if (!BritishTime.knows(at)) {
                    throw invalid(
                            "the year is none from " + BritishTime.FIRST_YEAR + " to " + BritishTime.LAST_YEAR,
                            "AuditEvent.recorded");
                }
                return new Period(at.toInstant(), at.toInstant().plusNanos(1_000));
            } catch (DateTimeParseException e) {
                throw invalid("this is not a day or a time with its offset", "AuditEvent.recorded");
            }
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private static String token(String value, String system) {
        int bar = value.indexOf('|');
        if (bar > 0 && !value.substring(0, bar).equals(system)) {
            throw invalid("this search does not know that system", "AuditEvent");
        }
        return value.substring(bar + 1);
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw invalid(name + " is a whole number", "AuditEvent");
    }

    private static Rejection invalid(String detail, String where) {
        return new Rejection(Rejection.Kind.INVALID, detail, where);
    }
}
