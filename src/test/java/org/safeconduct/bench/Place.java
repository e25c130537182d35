package org.safeconduct.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.OwnDatabase;

/** Where the processes of one benchmark are: ports that they agree on, one folder of keys, a folder of data for each. */
record Place(Path folder, int port, int management, int police, int mash, int sharers) {

    static Place in(Path folder) {
        return new Place(folder, FreePorts.one(), FreePorts.one(), FreePorts.one(), FreePorts.one(), FreePorts.one());
    }

    URI base() {
        return URI.create("https://localhost:" + port);
    }

    Path certs() {
        return folder.resolve("certs");
    }

    Path ca() {
        return certs().resolve("ca.pem");
    }

    Path data(String name) {
        return folder.resolve(name);
    }

    /** The address of the database that a program has in its folder of data. */
    String database(String name) throws IOException {
        return new OwnDatabase(data(name), certs()).url();
    }

    /** The packaged gateway. */
    Server gateway(String... more) throws IOException {
        return start("gateway", List.of("-jar", System.getProperty("gateway.jar")), more);
    }

    /** A program of the tests. */
    Server program(String name, Class<?> main, String... more) throws IOException {
        return start(name, List.of("-cp", System.getProperty("java.class.path"), main.getName()), more);
    }

    private Server start(String name, List<String> program, String... more) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--safeconduct.standin.police-port=" + police,
                "--safeconduct.standin.mash-port=" + mash,
                "--safeconduct.standin.sharers-port=" + sharers,
                "--safeconduct.certs-dir=" + certs(),
                "--safeconduct.data-dir=" + data(name),
                "--safeconduct.demo=false",
                "--spring.profiles.active=development"));
        command.addAll(List.of(more));
        return Server.start(name, folder.resolve(name + ".log"), command);
    }
}
