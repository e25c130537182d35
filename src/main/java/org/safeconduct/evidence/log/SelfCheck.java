package org.safeconduct.evidence.log;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Period;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.safeconduct.evidence.EvidenceCheck;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.OwnLog;
import org.safeconduct.evidence.verify.Recorded;
import org.safeconduct.platform.Unavailable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands the log to the verifier, which shares nothing with its writer but the hashes. */
@Component
class SelfCheck implements EvidenceCheck {

    private final DataSource database;
    private final CheckpointSigner signer;
    private final KeyHistory history;
    private final LogSettings settings;
    // Asked for when needed: what evidence stands below owns tables, too.
    private final ObjectProvider<Recorded> owners;

    SelfCheck(
            DataSource database,
            CheckpointSigner signer,
            KeyHistory history,
            LogSettings settings,
            ObjectProvider<Recorded> owners) {
        this.history = history;
        this.database = database;
        this.signer = signer;
        this.settings = settings;
        this.owners = owners;
    }

    @Override
    public Verdict check(Period kept, LongConsumer progress) {
        try (Connection connection = database.getConnection()) {
            OwnLog.Verdict found = OwnLog.check(
                    connection,
                    signer.verifierKeys(),
                    history.all(),
                    settings.witnesses().stream()
                            .map(LogSettings.WitnessAddress::key)
                            .toList(),
                    kept,
                    owners.orderedStream().toList(),
                    progress);
            return new Verdict.Proven(found.entries(), found.checkpoints(), found.erased(), found.waiting());
        } catch (NotProven e) {
            return new Verdict.NotProven(e.finding());
        } catch (SQLException | IOException e) {
            throw new Unavailable("the log could not be read to its end", e);
        }
    }
}
