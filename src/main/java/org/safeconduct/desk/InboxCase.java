package org.safeconduct.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;

/**
 * What an agency's list shows of a case, as its deliveries, clocks and decisions have it now.
 *
 * @param of the case; the agency may not have its first part
 * @param parts those that the agency has, the first that arrived first
 * @param danger whether someone was in danger when it was shared, and the agency has not ended its part
 * @param dueAt the first time by which the agency owes something
 * @param answeredAt when the last answer to a question of the agency's arrived
 * @param askedAt when the sharer's last wish to hear arrived
 * @param addedAt when the last further part arrived that answers nobody
 */
record InboxCase(
        AgencyId agency,
        Reference of,
        List<Reference> parts,
        Instant arrivedAt,
        Instant lastAt,
        boolean danger,
        Optional<Instant> dueAt,
        State state,
        Optional<Instant> answeredAt,
        Optional<Instant> askedAt,
        Optional<Instant> addedAt) {

    InboxCase {
        parts = List.copyOf(parts);
    }

    /** By which it goes at the agency. */
    Reference reference() {
        return parts.getFirst();
    }

    /** As it is kept: by column, in the order of their making, and what is not there is empty. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("reference", reference().value());
        columns.put("parts", parts.stream().map(Reference::value).collect(Collectors.joining(",", "{", "}")));
        columns.put("arrived_at", arrivedAt.toString());
        columns.put("last_at", lastAt.toString());
        columns.put("danger", String.valueOf(danger));
        columns.put("due_at", text(dueAt));
        columns.put("state", state.code());
        columns.put("answered_at", text(answeredAt));
        columns.put("asked_at", text(askedAt));
        columns.put("added_at", text(addedAt));
        return columns;
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
