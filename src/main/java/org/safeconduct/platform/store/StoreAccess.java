package org.safeconduct.platform.store;

/**
 * How the gateway connects to its own database.
 *
 * @param url takes no other proof than one that does not tell the password, should something else answer there
 */
record StoreAccess(String url, String user, String password) {

    static StoreAccess at(int port, String password) {
        return new StoreAccess(
                "jdbc:postgresql://%s:%d/%s?requireAuth=scram-sha-256&sslmode=disable&reWriteBatchedInserts=true"
                        .formatted(Cluster.ADDRESS, port, Cluster.DATABASE),
                Cluster.ROLE,
                password);
    }

    @Override
    public String toString() {
        return url + " [withheld]";
    }
}
