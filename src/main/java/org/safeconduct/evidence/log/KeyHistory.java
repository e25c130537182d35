package org.safeconduct.evidence.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The keys that the log has had. They are kept in the store, to which others may find a way: one counts only if a key that
 * signs now, out of the keys folder, vouches for it. While a key takes another's place both sign, and vouch for each other.
 */
@Component
class KeyHistory {

    private final JdbcTemplate database;
    private final CheckpointSigner signer;
    private volatile List<String> vouched = List.of();

    KeyHistory(JdbcTemplate database, CheckpointSigner signer) {
        this.database = database;
        this.signer = signer;
    }

    /** The verifier keys that sign now, the log's own first, and then those that have signed before. */
    List<String> all() {
        Set<String> all = new LinkedHashSet<>(signer.verifierKeys());
        database.query(
                "select verifier_key, vouched_by, signature from evidence_log_key order by verifier_key", row -> {
                    String key = row.getString("verifier_key");
                    if (signer.hasVouched(key, row.getString("vouched_by"), row.getBytes("signature"))) {
                        all.add(key);
                    }
                });
        return List.copyOf(all);
    }

    /** Lets every key that signs now vouch for all the others, in the caller's transaction. */
    void vouch() {
        List<String> now = signer.verifierKeys();
        if (now.equals(vouched)) {
            return;
        }
        for (String key : all()) {
            signer.vouch(key).forEach((by, signature) -> database.update("""
                            insert into evidence_log_key (verifier_key, vouched_by, signature)
                            values (?, ?, ?) on conflict do nothing""", key, by, signature));
        }
        // Only now: what is thrown away with this transaction must be written again.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                vouched = now;
            }
        });
    }
}
