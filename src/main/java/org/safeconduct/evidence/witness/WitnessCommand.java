package org.safeconduct.evidence.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.safeconduct.evidence.SeenTrees;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Options;
import org.safeconduct.evidence.verify.VerifierKey;
import org.safeconduct.platform.TimeAndRandomness;
import org.safeconduct.sealing.keys.NoteKey;

/** {@code java -jar safe-conduct.jar witness …}: a witness for a partner agency to run, apart from the gateway. */
public final class WitnessCommand {

    private static final String HELP = """
            Watches that a Safe Conduct gateway's evidence log only grows, and signs that it did.

              witness --name <name> --log <key> [--log <key> ...] --folder <folder> [--port <port>] [--host <address>]

              --name     what this witness is called: a web address without scheme, such as county-mash.example/witness
              --log      the verifier key of a log, as its /.well-known/safe-conduct shows it; both keys of one
                         that changes its key
              --folder   holds the witness's key (witness.key, made at the first start) and what it has seen (seen)
              --port     8450 when not given
              --host     127.0.0.1 when not given
            """;
    private static final Set<String> OPTIONS = Set.of("name", "log", "folder", "port", "host");

    private final PrintStream out;

    public WitnessCommand(PrintStream out) {
        this.out = out;
    }

    /** Returns 0 when the witness runs, on threads of its own; anything else when it does not. */
    public int run(String... arguments) {
        try {
            Options options = Options.parse(Arrays.asList(arguments), OPTIONS);
            Witness witness = witness(options);
            int port = Integer.parseInt(options.one("port").orElse("8450"));
            WitnessServer server = WitnessServer.start(
                    witness, new InetSocketAddress(options.one("host").orElse("127.0.0.1"), port));
            out.println("Witness " + witness.verifier().text() + " listens on port " + server.port());
            return 0;
        } catch (Options.Misused | NotProven | NumberFormatException e) {
            out.println(e.getMessage() + "\n\n" + HELP);
            return 2;
        } catch (IOException e) {
            out.println("The witness does not start: " + e.getMessage());
            return 2;
        }
    }

    private static Witness witness(Options options) throws Options.Misused, NotProven, IOException {
        Path folder = Path.of(options.required("folder"));
        List<VerifierKey> logs = new ArrayList<>();
        for (String log : options.all("log")) {
            logs.add(VerifierKey.parse(log));
        }
        if (logs.isEmpty()) {
            throw new Options.Misused("--log is missing");
        }
        Files.createDirectories(folder);
        Path key = folder.resolve("witness.key");
        Path seen = folder.resolve("seen");
        if (Files.notExists(key)) {
            if (Files.exists(seen)) {
                throw new IOException(key + " is missing, and " + seen + " is there: a witness keeps its key");
            }
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, NoteKey.fresh(TimeAndRandomness.real().ids()));
        }
        return new Witness(
                options.required("name"),
                NoteKey.read(key),
                logs,
                SeenTrees.open(seen),
                TimeAndRandomness.real().clock());
    }
}
