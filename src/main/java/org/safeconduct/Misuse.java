package org.safeconduct;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that cannot be used: says the place and what belongs there, and nothing of what was given, which may be a secret. */
final class Misuse {

    private Misuse() {}

    static int say(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        command.getErr().println(place(misuse, List.of(arguments)) + "\n");
        command.usage(command.getErr());
        return CommandLine.ExitCode.USAGE;
    }

    private static String place(ParameterException misuse, List<String> arguments) {
        CommandLine command = misuse.getCommandLine();
        ArgSpec argument = misuse.getArgSpec();
        return switch (misuse) {
            case UnmatchedArgumentException unmatched -> unmatched(command, unmatched.getUnmatched(), arguments);
            case MissingParameterException missing -> missing(missing, arguments);
            case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is there more than once.";
            default ->
                argument == null
                        ? "A command is missing."
                        : name(argument) + " cannot be used: it is " + String.join(" ", argument.description()) + ".";
        };
    }

    /** What is not known comes first: it may be what is missing, written wrong. */
    private static String missing(MissingParameterException missing, List<String> arguments) {
        for (CommandLine command = missing.getCommandLine(); command != null; command = command.getParent()) {
            if (!command.getUnmatchedArguments().isEmpty()) {
                return unmatched(command, command.getUnmatchedArguments(), arguments);
            }
        }
        return missing.getCommandLine().getSubcommands().isEmpty()
                ? "Missing: " + missing.getMissing().stream().map(Misuse::name).collect(Collectors.joining(", ")) + "."
                : "A command is missing.";
    }

    private static String unmatched(CommandLine command, List<String> unmatched, List<String> arguments) {
        UnmatchedArgumentException said = new UnmatchedArgumentException(command, unmatched);
        int at = arguments.indexOf(unmatched.getFirst());
        List<String> nearest = said.getSuggestions();
        return (at < 0 ? "An argument" : "Argument " + (at + 1))
                + (said.isUnknownOption() ? " is no option of '" : " is not expected of '")
                + command.getCommandSpec().qualifiedName() + "'."
                + (nearest.isEmpty() ? "" : " The nearest: " + String.join(", ", nearest) + ".");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
