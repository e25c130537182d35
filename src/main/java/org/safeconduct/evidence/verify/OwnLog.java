package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The check of a database that a gateway makes of its own, by the same code as the program's. */
public final class OwnLog {

    private OwnLog() {}

    /**
     * What was found to hold.
     *
     * @param erased entries whose record is gone, as the law may ask
     * @param waiting committed entries that have no leaf yet
     */
    public record Verdict(long entries, long checkpoints, long erased, long waiting) {}

    /**
     * Every record, commitment, leaf, tile and checkpoint, recomputed.
     *
     * @param now the verifier keys with which the log signs: one of them must have signed the newest checkpoint
     * @param ever those with which it has signed as well
     * @param witnessKeys those of its witnesses
     * @param kept the shortest time for which records were ever kept
     * @param owners of the tables that tell the same as evidence
     * @param progress is told every now and then how many entries have been checked
     * @throws NotProven if something does not hold
     */
    public static Verdict check(
            Connection database,
            List<String> now,
            List<String> ever,
            List<String> witnessKeys,
            Period kept,
            Collection<Recorded> owners,
            LongConsumer progress)
            throws SQLException, IOException, NotProven {
        List<VerifierKey> witnesses = parsed(witnessKeys);
        DatabaseCheck.Verdict found = new DatabaseCheck(
                        database, new Trust(parsed(ever), witnesses, List.of()), kept, owners, progress)
                .check(Optional.empty());
        newest(database, parsed(now));
        return new Verdict(found.entries(), found.checkpoints(), found.erased(), found.waiting());
    }

    private static void newest(Connection database, List<VerifierKey> now) throws SQLException, NotProven {
        try (Statement query = database.createStatement();
                ResultSet newest =
                        query.executeQuery("select note from evidence_checkpoint order by size desc limit 1")) {
            if (newest.next() && !TreeHead.signed(Note.parse(newest.getString(1)), now)) {
                throw new NotProven("the newest checkpoint does not carry the signature of a key that the log has now");
            }
        }
    }

    private static List<VerifierKey> parsed(List<String> keys) throws NotProven {
        List<VerifierKey> parsed = new ArrayList<>();
        for (String key : keys) {
            parsed.add(VerifierKey.parse(key));
        }
        return parsed;
    }
}
