package org.safeconduct.evidence.verify;

import java.sql.SQLException;

/**
 * What a package keeps in tables of its own and evidence tells as well, or other tables do. Whoever owns such tables says what
 * they must agree with; each check of a database asks all of them, in its snapshot.
 */
public interface Recorded {

    /**
     * @param store answers in the transaction of the check; nothing is kept of it
     * @throws NotProven if a row differs
     */
    void check(StoreCheck store) throws SQLException, NotProven;
}
