package org.safeconduct.evidence.witness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import org.safeconduct.evidence.SeenTrees;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.VerifierKey;
import org.safeconduct.platform.TimeAndRandomness;
import org.safeconduct.sealing.keys.NoteKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code safe-conduct witness …}: a witness for a partner agency to run, apart from the gateway. */
@Command(
        name = "witness",
        description = "watches that a gateway's evidence log only grows, and signs that it did",
        exitCodeList = {"0:it runs, and goes on", "2:it does not start"})
public final class WitnessCommand implements Callable<Integer> {

    private static final int LARGEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "<name>",
            description =
                    "what this witness is called: a web address without scheme, such as county-mash.example/witness")
    private String name;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "<key>",
            description =
                    "the verifier key of a log, as its /.well-known/safe-conduct shows it; once for each key of one"
                            + " that changes its key")
    private List<VerifierKey> logs;

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "<folder>",
            description = "holds the witness's key (witness.key, made at the first start) and what it has seen (seen)")
    private Path folder;

    @Option(
            names = "--port",
            defaultValue = "8450",
            paramLabel = "<port>",
            description = "a port to listen on (8450 when not given)")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "<address>",
            description = "an address of this machine to listen on (127.0.0.1 when not given)")
    private String host;

    /** Returns when the witness runs, on threads of its own, or does not start. */
    @Override
    public Integer call() throws NotProven {
        if (port < 0 || port > LARGEST_PORT) {
            throw new ParameterException(spec.commandLine(), "", spec.findOption("--port"), "");
        }
        try {
            Witness witness = new Witness(
                    name,
                    key(),
                    logs,
                    SeenTrees.open(folder.resolve("seen")),
                    TimeAndRandomness.real().clock());
            WitnessServer server = WitnessServer.start(witness, new InetSocketAddress(host, port));
            spec.commandLine()
                    .getOut()
                    .println("Witness " + witness.verifier().text() + " listens on port " + server.port());
            return ExitCode.OK;
        } catch (IOException e) {
            spec.commandLine().getErr().println("The witness does not start: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private NoteKey key() throws IOException {
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
        return NoteKey.read(key);
    }
}
