package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code safe-conduct verify …}: a plain verdict, and an exit status that a script can act on. */
@Command(
        name = "verify",
        scope = ScopeType.INHERIT,
        description = "checks what a gateway says it did",
        synopsisSubcommandLabel = "<command>",
        exitCodeList = {
            "0:it holds",
            "1:it does not hold",
            "2:it could not be checked, or the arguments cannot be used",
            "3:a receipt that is signed and not in the log yet"
        })
public final class VerifyCommand {

    /** It holds. */
    public static final int PROVEN = 0;
    /** It does not hold. */
    public static final int NOT_PROVEN = 1;
    /** It could not be looked at. */
    private static final int NOT_CHECKED = 2;
    /** Signed, but not in the log yet. */
    private static final int PROMISED = 3;

    private static final String LOG = "a web address that ends in /evidence, or a folder";
    private static final String CA = "the authority of the address's certificate, as PEM";
    private static final String SEEN = "a checkpoint (or receipt) from before, which the log must still contain";

    private final List<Recorded> owners;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--trust",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "<file>",
            description = "the keys to believe in: a saved copy of /.well-known/safe-conduct")
    private Path trust;

    @Option(
            names = "--witness",
            scope = ScopeType.INHERIT,
            paramLabel = "<key>",
            description = "a witness's verifier key, in addition; may be repeated")
    private @Nullable List<VerifierKey> witnesses;

    /** @param owners of the tables of a gateway's database that tell the same as its evidence */
    public VerifyCommand(Recorded... owners) {
        this.owners = List.of(owners);
    }

    @Command(description = "a receipt, offline")
    int receipt(@Parameters(arity = "1..*", paramLabel = "<file>", description = "receipts") List<Path> files) {
        return verdict(() -> receipts(files));
    }

    @Command(description = "every entry and tile of a log")
    int log(
            @Parameters(paramLabel = "<log>", description = LOG) String log,
            @Option(names = "--seen", paramLabel = "<file>", description = SEEN) @Nullable Path seen,
            @Option(names = "--ca", paramLabel = "<file>", description = CA) @Nullable Path ca) {
        return verdict(() -> {
            Trust believed = trust();
            TreeHead head = new LogCheck(source(log, ca), believed).whole(seen(seen, believed));
            say("PROVEN: every one of the " + head.size() + " entries of " + head.origin()
                    + ", and every tile, has the root that was signed; seen by " + witnesses(head));
            return PROVEN;
        });
    }

    @Command(description = "some of a log's entries")
    int range(
            @Parameters(paramLabel = "<log>", description = LOG) String log,
            @Parameters(paramLabel = "<first>", description = "the number of the first entry") long first,
            @Parameters(paramLabel = "<last>", description = "the number of the last entry") long last,
            @Option(names = "--ca", paramLabel = "<file>", description = CA) @Nullable Path ca) {
        return verdict(() -> {
            TreeHead head = new LogCheck(source(log, ca), trust()).range(first, last);
            say("PROVEN: entries " + first + " to " + last + " are those of the " + head.size() + " entries of "
                    + head.origin() + "; seen by " + witnesses(head));
            return PROVEN;
        });
    }

    @Command(description = "a gateway's own database, records included; its password is taken from PGPASSWORD")
    int database(
            @Parameters(
                            paramLabel = "<address>",
                            converter = Database.class,
                            description = "the database, as jdbc:postgresql://host/name")
                    String url,
            @Option(
                            names = "--user",
                            defaultValue = "safeconduct",
                            paramLabel = "<name>",
                            description = "who reads the database (safeconduct when not given)")
                    String user,
            @Option(names = "--seen", paramLabel = "<file>", description = SEEN) @Nullable Path seen,
            @Option(
                            names = "--kept",
                            defaultValue = "25y",
                            paramLabel = "<time>",
                            description = "the shortest time for which records of evidence were ever kept, such as 6y"
                                    + " (25y when not given)")
                    Period kept) {
        return verdict(() -> {
            Trust believed = trust();
            // The password is taken from the address or the environment: arguments are seen by everyone on the machine.
            String password = Optional.ofNullable(System.getenv("PGPASSWORD")).orElse("");
            try (Connection database = DriverManager.getConnection(url, user, password)) {
                DatabaseCheck.Verdict verdict =
                        new DatabaseCheck(database, believed, kept, owners, checked -> {}).check(seen(seen, believed));
                say("PROVEN: " + verdict.entries() + " entries in " + verdict.checkpoints()
                        + " checkpoints; every record, entry, tile and root agrees. " + verdict.erased()
                        + " records were erased at the end of their time, " + verdict.waiting()
                        + " entries wait for the integrator.");
            }
            return PROVEN;
        });
    }

    /** What speaks for itself further down would quote another address, and a password in it. */
    static final class Database implements ITypeConverter<String> {
        @Override
        public String convert(String address) {
            if (!address.startsWith("jdbc:postgresql:")) {
                throw new TypeConversionException("not a database");
            }
            return address;
        }
    }

    private interface Check {
        int run() throws IOException, NotProven, SQLException;
    }

    private int verdict(Check check) {
        try {
            return check.run();
        } catch (NotProven e) {
            say("NOT PROVEN: " + e.finding());
            return NOT_PROVEN;
        } catch (IOException | SQLException e) {
            say("COULD NOT CHECK: " + e);
            return NOT_CHECKED;
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private int receipts(List<Path> files) throws IOException, NotProven {
        ReceiptCheck check = new ReceiptCheck(trust());
        int worst = PROVEN;
        for (Path file : files) {
            ReceiptCheck.Verdict verdict;
            try {
                verdict = check.check(Files.readString(file));
            } catch (NotProven e) {
                throw new NotProven(file + ": " + e.finding());
            }
            String about = file + ": " + verdict.claims().path("reference").asString("") + " ("
                    + verdict.claims().path("status").asString("") + ", received "
                    + verdict.claims().path("receivedAt").asString("") + "): ";
            if (verdict.head().isEmpty()) {
                say("PROMISED: " + about + "the gateway signed it; the proof that it is in the log is not in this"
                        + " file. Fetch the receipt again.");
                worst = PROMISED;
            } else {
                TreeHead head = verdict.head().get();
                say("PROVEN: " + about + "signed by the gateway, and its " + verdict.entries()
                        + " entries are in the log of " + head.size() + " entries, seen by " + witnesses(head));
            }
        }
        return worst;
    }

    private Trust trust() throws IOException, NotProven {
        Trust known = Trust.read(trust);
        List<VerifierKey> all = new ArrayList<>(known.witnesses());
        all.addAll(Optional.ofNullable(witnesses).orElse(List.of()));
        return new Trust(known.logs(), all, known.receiptKeys());
    }

    private static Optional<TreeHead> seen(@Nullable Path file, Trust trust) throws IOException, NotProven {
        if (file == null) {
            return Optional.empty();
        }
        String text = Files.readString(file);
        return text.strip().startsWith("{")
                ? new ReceiptCheck(trust).check(text).head()
                : Optional.of(trust.open(text));
    }

    private static LogSource source(String place, @Nullable Path ca) throws IOException {
        return LogSource.of(place, Optional.ofNullable(ca));
    }

    private static String witnesses(TreeHead head) {
        return switch (head.witnesses().size()) {
            case 0 -> "no witness that you trust";
            case 1 -> "1 witness: " + head.witnesses().getFirst();
            default -> head.witnesses().size() + " witnesses: " + String.join(", ", head.witnesses());
        };
    }
}
