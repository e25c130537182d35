package org.safeconduct.evidence;

import org.safeconduct.platform.Ids;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opens this package's constructors to the tests of its parts. */
public final class EvidenceWorkshop {

    private EvidenceWorkshop() {}

    public static Evidence evidence(JdbcTemplate database, Ids ids) {
        return new Evidence(database, ids, cause -> cause);
    }
}
