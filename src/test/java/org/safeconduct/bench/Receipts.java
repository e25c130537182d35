package org.safeconduct.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Whether partners receipt what the gateway delivers to them, asked of its database from outside. */
final class Receipts {

    private static final Duration LONGEST_WITHOUT = Duration.ofSeconds(30);

    /** Its partial index makes this as cheap as there is little open. */
    private static final String OPEN = "select count(*), max(reason) from delivery where state <> 'delivered'";

    private static final String RECEIPTED = "select count(*) from delivery where state = 'delivered'";

    private final String database;
    private final List<Server> needed;

    /**
     * @param database the address of the gateway's database
     * @param needed without these nothing is receipted
     */
    Receipts(String database, List<Server> needed) {
        this.database = database;
        this.needed = needed;
    }

    /** How many deliveries have been receipted so far. */
    long count() throws Exception {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement receipted = connection.prepareStatement(RECEIPTED);
                ResultSet row = receipted.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Waits until nothing is on its way, over one connection: making one costs as much as a disclosure.
     *
     * @throws IllegalStateException if an attempt failed, if nothing more arrives, or if one of the processes has ended
     */
    void awaitAll() throws Exception {
        long fewest = Long.MAX_VALUE;
        long last = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement asked = connection.prepareStatement(OPEN)) {
            while (true) {
                long open = open(asked);
                if (open == 0) {
                    return;
                }
                if (open < fewest) {
                    fewest = open;
                    last = System.nanoTime();
                } else if (System.nanoTime() - last > LONGEST_WITHOUT.toNanos()) {
                    throw new IllegalStateException("%d deliveries are not receipted, and none was for %d seconds"
                            .formatted(open, LONGEST_WITHOUT.toSeconds()));
                }
                needed.forEach(Server::check);
                Thread.sleep(100);
            }
        }
    }

    private static long open(PreparedStatement asked) throws SQLException {
        try (ResultSet row = asked.executeQuery()) {
            row.next();
            long open = row.getLong(1);
            String reason = row.getString(2);
            if (reason != null) {
                throw new IllegalStateException("%d deliveries are not receipted: %s".formatted(open, reason));
            }
            return open;
        }
    }
}
