package org.safeconduct;

import java.io.PrintWriter;
import java.time.Period;
import java.util.Arrays;
import org.safeconduct.administration.AgencyCommand;
import org.safeconduct.administration.PartnerCommand;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.RecordedDeliveries;
import org.safeconduct.desk.RecordedInbox;
import org.safeconduct.evidence.verify.VerifierKey;
import org.safeconduct.evidence.verify.VerifyCommand;
import org.safeconduct.evidence.witness.WitnessCommand;
import org.safeconduct.exchange.RecordedDisclosures;
import org.safeconduct.feedback.RecordedDecisions;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The programs that the jar holds besides the gateway: one grammar, one help and one way to say what was wrong. */
@Command(
        name = "safe-conduct",
        scope = ScopeType.INHERIT,
        description = {
            "A secure gateway for safeguarding disclosures. Without a command, the gateway starts, with settings such as"
                    + " --server.port=8443.",
            ""
        },
        synopsisSubcommandLabel = "<command>",
        abbreviateSynopsis = true,
        sortOptions = false,
        usageHelpWidth = 120,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:it failed, or does not hold", "2:the arguments cannot be used"},
        subcommands = {AgencyCommand.class, PartnerCommand.class, WitnessCommand.class})
public final class Commands {

    private static final String HELP = "--help";

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", HELP},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "says how, and does nothing else")
    @SuppressWarnings("UnusedVariable") // The library reads it.
    private boolean help;

    private Commands() {}

    /** Whether the arguments are settings of the gateway, and no command: then the gateway starts. */
    static boolean areSettings(String... arguments) {
        return Arrays.stream(arguments).allMatch(argument -> argument.startsWith("--") && !argument.equals(HELP));
    }

    /** Does what the arguments say, and returns the exit status: 0 done, 1 failed, 2 misused, others as a command's help says. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Commands())
                // With everything that a running gateway's own check looks at.
                .addSubcommand(new VerifyCommand(
                        new RecordedDisclosures(),
                        new RecordedDeliveries(),
                        new RecordedDecisions(),
                        new RecordedInbox()))
                .registerConverter(AgencyId.class, AgencyId::new)
                .registerConverter(Period.class, text -> Period.parse(text.startsWith("P") ? text : "P" + text))
                .registerConverter(VerifierKey.class, VerifierKey::parse)
                // An argument that begins with @ is an argument, and no file full of them.
                .setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Misuse::say)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    // Without its message, which may quote a file with a secret in it.
                    err.println("FAILED: " + failure.getClass().getName() + " at " + failure.getStackTrace()[0]);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    @Command(description = "prints what completes these commands in bash and zsh: source <(safe-conduct completion)")
    int completion() {
        spec.commandLine().getOut().print(AutoComplete.bash(spec.name(), spec.commandLine()));
        return CommandLine.ExitCode.OK;
    }
}
