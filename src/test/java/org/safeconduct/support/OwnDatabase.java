package org.safeconduct.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A running gateway's own database, entered from outside by whoever may read its files.
 *
 * @param data the gateway's data folder
 * @param certs its keys folder
 */
public record OwnDatabase(Path data, Path certs) {

    /** Of a gateway whose two folders are in this one, under their usual names. */
    public static OwnDatabase in(Path folder) {
        return new OwnDatabase(folder.resolve("data"), folder.resolve("certs"));
    }

    /** As the gateway enters it, password and all. */
    public String url() throws IOException {
        return url("safeconduct") + "&password="
                + Files.readString(certs.resolve("database.password")).strip();
    }

    public JdbcTemplate jdbc() throws IOException {
        return new JdbcTemplate(new DriverManagerDataSource(url()));
    }

    /** Everything is in the files after this. */
    public void checkpoint() throws IOException {
        asSuperuser("checkpoint");
    }

    /** From now on the gateway's own role may switch triggers off, as whoever has the machine can. */
    public void letTamper() throws IOException {
        asSuperuser("grant set on parameter session_replication_role to safeconduct");
    }

    /** The superuser is let in by whoever owns the files, and by nobody else. */
    private void asSuperuser(String statement) throws IOException {
        Path waysIn = cluster("pg_hba.conf");
        String before = Files.readString(waysIn);
        try {
            Files.writeString(waysIn, "host all postgres 127.0.0.1/32 trust\n" + before);
            readAgain();
            JdbcTemplate superuser = new JdbcTemplate(new DriverManagerDataSource(url("postgres")));
            await().ignoreExceptionsInstanceOf(DataAccessException.class).until(() -> {
                superuser.execute(statement);
                return true;
            });
        } finally {
            Files.writeString(waysIn, before);
            readAgain();
        }
    }

    private void readAgain() throws IOException {
        new ProcessBuilder("kill", "-HUP", pidFile().getFirst().strip())
                .start()
                .onExit()
                .join();
    }

    /** An address at which this user is asked for a password. */
    public String url(String user) throws IOException {
        // PostgreSQL writes the port it listens on into the fourth line of its pid file.
        return "jdbc:postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/postgres?user=" + user;
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(cluster("postmaster.pid"));
    }

    private Path cluster(String file) {
        return data.resolve("postgresql").resolve(file);
    }
}
