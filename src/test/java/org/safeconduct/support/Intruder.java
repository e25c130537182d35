package org.safeconduct.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * Tries every way into a PostgreSQL of this machine, as whoever runs it: {@code Intruder <port>}, with a password in
 * {@code PGPASSWORD} or none. Says which it tried, and which of them let it in.
 */
public final class Intruder {

    private Intruder() {}

    /** Needs nothing but itself and the driver: another account can read no more. */
    public static void main(String[] arguments) {
        String password = System.getenv().getOrDefault("PGPASSWORD", "");
        for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
            for (String user : List.of("postgres", "safeconduct", "root", "nobody")) {
                for (String database : List.of("postgres", "safeconduct", "template1")) {
                    for (String replication : List.of("", "true", "database")) {
                        String url = "jdbc:postgresql://" + host + ":" + arguments[0] + "/" + database;
                        System.out.println(enter(url, user, password, replication));
                    }
                }
            }
        }
    }

    private static String enter(String url, String user, String password, String replication) {
        Properties how = new Properties();
        how.setProperty("user", user);
        how.setProperty("password", password);
        how.setProperty("connectTimeout", "5");
        if (!replication.isEmpty()) {
            how.setProperty("replication", replication);
            how.setProperty("preferQueryMode", "simple");
            how.setProperty("assumeMinServerVersion", "10");
        }
        String tried = url + " " + user + " " + replication;
        try (Connection database = DriverManager.getConnection(url, how)) {
            return "IN " + tried;
        } catch (SQLException e) {
            return "out " + tried + " " + e.getSQLState();
        }
    }
}
