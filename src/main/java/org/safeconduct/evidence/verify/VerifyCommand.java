package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code java -jar safe-conduct.jar verify …}: a plain verdict, and an exit status that a script can act on. */
public final class VerifyCommand {

    /** It holds. */
    public static final int PROVEN = 0;
    /** It does not hold. */
    public static final int NOT_PROVEN = 1;
    /** It could not be looked at. */
    public static final int MISUSED = 2;
    /** Signed, but not in the log yet. */
    public static final int PROMISED = 3;

    private static final String HELP = """
            Checks what a Safe Conduct gateway says it did.

              verify receipt <file> [<file> ...]         a receipt, offline
              verify log <address or folder>             every entry and tile of a log
              verify range <address or folder> <a> <b>   entries a to b of a log
              verify database <JDBC address>             a gateway's own database, records included

              --trust <file>     the keys to believe in: a saved copy of /.well-known/safe-conduct
              --witness <key>    a witness's verifier key, in addition; may be repeated
              --seen <file>      a checkpoint (or receipt) from before, which the log must still contain
              --kept <time>      the shortest time for which records of evidence were ever kept, such as 6y; 25y when
                                 not given
              --ca <file>        the authority of the address's certificate, as PEM
              --user <name>      who reads the database (safeconduct); the password is PGPASSWORD's

            A log's address ends in /evidence. Exit status: 0 it holds, 1 it does not, 2 it could not be checked,
            3 a receipt that is signed and not in the log yet.
            """;
    private static final Set<String> OPTIONS = Set.of("trust", "witness", "seen", "ca", "user", "kept");

    private final PrintStream out;
    private final List<Recorded> owners;

    /** @param owners of the tables of a gateway's database that tell the same as its evidence */
    public VerifyCommand(PrintStream out, Recorded... owners) {
        this.out = out;
        this.owners = List.of(owners);
    }

    /** Returns the exit status. */
    public int run(String... arguments) {
        try {
            Options options = Options.parse(Arrays.asList(arguments), OPTIONS);
            List<String> rest = options.rest();
            return switch (rest.isEmpty() ? "" : rest.getFirst()) {
                case "receipt" -> receipts(options, atLeast(rest, 2));
                case "log" -> log(options, exactly(rest, 2).get(1));
                case "range" -> range(options, exactly(rest, 4));
                case "database" -> database(options, exactly(rest, 2).get(1));
                default -> throw new Options.Misused("say what to verify");
            };
        } catch (NotProven e) {
            out.println("NOT PROVEN: " + e.finding());
            return NOT_PROVEN;
        } catch (Options.Misused e) {
            out.println(e.getMessage() + "\n\n" + HELP);
            return MISUSED;
        } catch (IOException | SQLException e) {
            out.println("COULD NOT CHECK: " + e);
            return MISUSED;
        }
    }

    private int receipts(Options options, List<String> rest) throws IOException, NotProven, Options.Misused {
        ReceiptCheck check = new ReceiptCheck(trust(options));
        int worst = PROVEN;
        for (String file : rest.subList(1, rest.size())) {
            ReceiptCheck.Verdict verdict;
            try {
                verdict = check.check(Files.readString(Path.of(file)));
            } catch (NotProven e) {
                throw new NotProven(file + ": " + e.finding());
            }
            String about = file + ": " + verdict.claims().path("reference").asString("") + " ("
                    + verdict.claims().path("status").asString("") + ", received "
                    + verdict.claims().path("receivedAt").asString("") + "): ";
            if (verdict.head().isEmpty()) {
                out.println(
                        "PROMISED: " + about + "the gateway signed it; the proof that it is in the log is not in this"
                                + " file. Fetch the receipt again.");
                worst = PROMISED;
            } else {
                TreeHead head = verdict.head().get();
                out.println("PROVEN: " + about + "signed by the gateway, and its " + verdict.entries()
                        + " entries are in the log of " + head.size() + " entries, seen by " + witnesses(head));
            }
        }
        return worst;
    }

    private int log(Options options, String place) throws IOException, NotProven, Options.Misused {
        Trust trust = trust(options);
        TreeHead head = new LogCheck(source(options, place), trust).whole(seen(options, trust));
        out.println("PROVEN: every one of the " + head.size() + " entries of " + head.origin()
                + ", and every tile, has the root that was signed; seen by " + witnesses(head));
        return PROVEN;
    }

    private int range(Options options, List<String> rest) throws IOException, NotProven, Options.Misused {
        long first;
        long last;
        try {
            first = Long.parseLong(rest.get(2));
            last = Long.parseLong(rest.get(3));
        } catch (NumberFormatException e) {
            throw new Options.Misused("a range is two numbers");
        }
        TreeHead head = new LogCheck(source(options, rest.get(1)), trust(options)).range(first, last);
        out.println("PROVEN: entries " + first + " to " + last + " are those of the " + head.size() + " entries of "
                + head.origin() + "; seen by " + witnesses(head));
        return PROVEN;
    }

    private int database(Options options, String url) throws IOException, NotProven, Options.Misused, SQLException {
        Trust trust = trust(options);
        // The password is taken from the address or the environment: arguments are seen by everyone on the machine.
        String user = options.one("user").orElse("safeconduct");
        String password = Optional.ofNullable(System.getenv("PGPASSWORD")).orElse("");
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            DatabaseCheck.Verdict verdict = new DatabaseCheck(database, trust, kept(options), owners, checked -> {})
                    .check(seen(options, trust));
            out.println("PROVEN: " + verdict.entries() + " entries in " + verdict.checkpoints()
                    + " checkpoints; every record, entry, tile and root agrees. " + verdict.erased()
                    + " records were erased at the end of their time, " + verdict.waiting()
                    + " entries wait for the integrator.");
        }
        return PROVEN;
    }

    private static Period kept(Options options) throws Options.Misused {
        String text = options.one("kept").orElse("25y");
        try {
            return Period.parse(text.startsWith("P") ? text : "P" + text);
        } catch (DateTimeParseException e) {
            throw new Options.Misused("--kept is a time such as 25y, 18m or 90d");
        }
    }

    private static Trust trust(Options options) throws IOException, NotProven, Options.Misused {
        Trust known = Trust.read(Path.of(options.required("trust")));
        List<VerifierKey> witnesses = new ArrayList<>(known.witnesses());
        for (String witness : options.all("witness")) {
            witnesses.add(VerifierKey.parse(witness));
        }
        return new Trust(known.logs(), witnesses, known.receiptKeys());
    }

    private static Optional<TreeHead> seen(Options options, Trust trust) throws IOException, NotProven {
        Optional<String> file = options.one("seen");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String text = Files.readString(Path.of(file.get()));
        return text.strip().startsWith("{")
                ? new ReceiptCheck(trust).check(text).head()
                : Optional.of(trust.open(text));
    }

    private static LogSource source(Options options, String place) throws IOException {
        return LogSource.of(place, options.one("ca").map(Path::of));
    }

    private static String witnesses(TreeHead head) {
        return switch (head.witnesses().size()) {
            case 0 -> "no witness that you trust";
            case 1 -> "1 witness: " + head.witnesses().getFirst();
            default -> head.witnesses().size() + " witnesses: " + String.join(", ", head.witnesses());
        };
    }

    private static List<String> exactly(List<String> rest, int count) throws Options.Misused {
        if (rest.size() != count) {
            throw new Options.Misused("'verify " + rest.getFirst() + "' takes " + (count - 1) + " argument(s)");
        }
        return rest;
    }

    private static List<String> atLeast(List<String> rest, int count) throws Options.Misused {
        if (rest.size() < count) {
            throw new Options.Misused("'verify " + rest.getFirst() + "' needs a file");
        }
        return rest;
    }
}
