package org.safeconduct.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safeconduct.platform.Sha256;
import org.springframework.util.FileSystemUtils;

/**
 * The folder in which PostgreSQL keeps its data. There is one way in: over loopback, as a role that owns the gateway's
 * database and may do nothing else, with its password. The superuser, which PostgreSQL cannot be without, cannot connect at all:
 * what it is needed for is done while no server runs and nobody else could connect.
 */
final class Cluster {

    static final String ROLE = "safeconduct";
    static final String DATABASE = "postgres";
    static final String ADDRESS = "127.0.0.1";

    private static final String WAYS_IN = """
            # Written by the gateway at each start. Who is named in no line cannot connect.
            # TYPE  DATABASE        USER            ADDRESS                 METHOD
            host    %s        %s     %s/32            scram-sha-256
            local   all             all                                     reject
            host    all             all             all                     reject
            local   replication     all                                     reject
            host    replication     all             all                     reject
            """.formatted(DATABASE, ROLE, ADDRESS);

    /**
     * May run again at any time, and brings over what an earlier gateway left, whose superuser owned everything. Commands
     * end with an empty line.
     */
    private static final String MAKE_THE_ROLE = """
            do $$ begin
              if not exists (select from pg_roles where rolname = '@role') then create role @role; end if;
            end $$;

            alter role @role login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '@password';

            alter role postgres password null;

            alter database @database owner to @role;

            alter schema public owner to @role;

            do $$ declare each record; begin
              for each in select c.oid::regclass as name from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
                and not exists (select from pg_depend d
                  where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i'))
              loop execute 'alter table ' || each.name || ' owner to @role'; end loop;
              for each in select oid::regprocedure as name from pg_proc where pronamespace = 'public'::regnamespace
              loop execute 'alter routine ' || each.name || ' owner to @role'; end loop;
            end $$;

            """;

    private final Path folder;
    private final PostgresPrograms programs;

    private Cluster(Path folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Made if it is not there, and with one way in. No server may be running on it. */
    static Cluster in(Path folder, PostgresPrograms programs, String password) throws IOException {
        Cluster cluster = new Cluster(folder, programs);
        if (Files.notExists(folder.resolve("postgresql.conf"))) {
            cluster.make();
        }
        OwnerOnly.folder(folder);
        OwnerOnly.write(folder.resolve("pg_hba.conf"), WAYS_IN);
        cluster.makeTheRole(password);
        return cluster;
    }

    /** Under another name first: a start that is cut short leaves no half of a cluster. */
    private void make() throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(fresh);
        programs.run(
                "initdb",
                "",
                "-D",
                fresh.toString(),
                "-U",
                "postgres",
                "-A",
                "reject",
                "-E",
                "UTF-8",
                "--locale=C",
                "--no-instructions");
        // Empty, if it is there at all: without its settings it never was a cluster.
        Files.deleteIfExists(folder);
        Files.move(fresh, folder);
    }

    /** Only when something has changed since it was done last: another password, another gateway, another cluster. */
    private void makeTheRole(String password) throws IOException {
        String script = MAKE_THE_ROLE
                .replace("@database", DATABASE)
                .replace("@password", password)
                .replace("@role", ROLE);
        String digest = Sha256.hex(script.getBytes(StandardCharsets.UTF_8));
        Path done = folder.resolve("gateway.role");
        if (Files.exists(done) && Files.readString(done).equals(digest)) {
            return;
        }
        programs.run(
                "postgres",
                script,
                "--single",
                "-j",
                "-D",
                folder.toString(),
                "-c",
                "exit_on_error=true",
                // What failed would be quoted, password and all.
                "-c",
                "log_min_error_statement=panic",
                DATABASE);
        OwnerOnly.write(done, digest);
    }

    Path folder() {
        return folder;
    }
}
