package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
     * @param logKey the verifier key of the log
     * @param witnessKeys those of its witnesses
     * @param progress is told every now and then how many entries have been checked
     * @throws NotProven if something does not hold
     */
    public static Verdict check(Connection database, String logKey, List<String> witnessKeys, LongConsumer progress)
            throws SQLException, IOException, NotProven {
        List<VerifierKey> witnesses = new ArrayList<>();
        for (String witness : witnessKeys) {
            witnesses.add(VerifierKey.parse(witness));
        }
        Trust trust = new Trust(VerifierKey.parse(logKey), witnesses, List.of());
        DatabaseCheck.Verdict found = new DatabaseCheck(database, trust, progress).check(Optional.empty());
        return new Verdict(found.entries(), found.checkpoints(), found.erased(), found.waiting());
    }
}
