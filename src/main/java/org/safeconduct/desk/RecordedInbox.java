package org.safeconduct.desk;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Openings;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Recorded;
import org.safeconduct.evidence.verify.StoreCheck;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Makes every line of the lists once more, and compares: an agency sees what was delivered to it, all of it, as it stands. */
@Component
@Order(4)
public class RecordedInbox implements Recorded {

    private static final int AT_ONCE = 500;

    /** PostgreSQL rounds to microseconds, where Java may cut. */
    private static final Duration PRECISION = Duration.ofNanos(2_000);

    private record Key(String agency, String of) {}

    @Override
    public void check(StoreCheck store) throws SQLException, NotProven {
        JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(store.database(), true));
        InboxSources sources = new InboxSources(database);
        InboxRows rows = new InboxRows(database);
        Comparison comparison = new Comparison(sources, rows, new Openings(database), store.recordsSince());
        try {
            if (rows.ofNothing() > 0) {
                throw new NotProven("there are lines of lists that are of no case, or of no agency");
            }
            List<String> cases = List.of("");
            while (!(cases = next(sources, rows, cases.getLast())).isEmpty()) {
                comparison.compare(cases);
            }
        } catch (DataAccessException e) {
            throw new SQLException(e);
        }
    }

    /** The next cases that have something in a list, or should have; in the order of their references. */
    private static List<String> next(InboxSources sources, InboxRows rows, String after) {
        TreeSet<String> next = new TreeSet<>(rows.cases(after, AT_ONCE));
        sources.cases(after, AT_ONCE).stream().map(Reference::value).forEach(next::add);
        return next.stream().limit(AT_ONCE).toList();
    }

    private record Comparison(InboxSources sources, InboxRows rows, Openings openings, Instant recordsSince) {

        void compare(Collection<String> cases) throws NotProven {
            Map<Key, InboxCase> made = new HashMap<>();
            sources.of(cases.stream()
                            .filter(Reference::isReference)
                            .map(Reference::new)
                            .toList())
                    .forEach(line ->
                            made.put(new Key(line.agency().value(), line.of().value()), line));
            List<Openings.Opening> opened = openings.of(made.values().stream()
                    .flatMap(line -> line.parts().stream())
                    .toList());
            for (InboxRows.Row row : rows.of(cases)) {
                Key key = new Key(row.agency(), row.of());
                InboxCase line = made.remove(key);
                if (line == null) {
                    throw finding(key, "is there, of which nothing was delivered there, or more than once");
                }
                for (Map.Entry<String, String> column : line.columns().entrySet()) {
                    if (!column.getValue().equals(row.columns().get(column.getKey()))) {
                        throw differs(key, column.getKey());
                    }
                }
                if (!sameOpening(row.openedAt(), opening(line, opened))) {
                    throw differs(key, "opened_at");
                }
            }
            Optional<Key> missing = made.keySet().stream().min(Comparator.comparing(Key::of));
            if (missing.isPresent()) {
                throw finding(missing.get(), "is missing");
            }
        }

        private static Optional<Instant> opening(InboxCase line, List<Openings.Opening> opened) {
            return opened.stream()
                    .filter(one -> one.agency().equals(line.agency().value())
                            && line.parts().contains(one.reference()))
                    .map(Openings.Opening::at)
                    .max(Comparator.naturalOrder());
        }

        /** What was opened so long ago that its record was erased has nothing left to be compared with. */
        private boolean sameOpening(Optional<Instant> kept, Optional<Instant> onRecord) {
            if (kept.isEmpty() || onRecord.isEmpty()) {
                return kept.equals(onRecord)
                        || kept.filter(at -> at.isBefore(recordsSince)).isPresent();
            }
            return Duration.between(kept.get(), onRecord.get()).abs().compareTo(PRECISION) < 0;
        }

        private static NotProven differs(Key key, String column) {
            return finding(key, "is not as what it is made from says: its column '" + column + "' differs");
        }

        private static NotProven finding(Key key, String what) {
            return new NotProven("in the list of " + key.agency() + ", case " + key.of() + " " + what);
        }
    }
}
