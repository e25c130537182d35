package org.safeconduct.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments of a program: names with a value each, and the rest in order.
 *
 * @param rest what is not an option
 */
public record Options(List<String> rest, List<Named> named) {

    /** {@code --name value}. */
    public record Named(String name, String value) {}

    /** These arguments cannot be used; the message says why. */
    public static final class Misused extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        public Misused(String why) {
            super(why);
        }
    }

    public Options {
        rest = List.copyOf(rest);
        named = List.copyOf(named);
    }

    public static Options parse(List<String> arguments, Set<String> known) throws Misused {
        List<String> rest = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                rest.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
            if (!known.contains(name)) {
                throw new Misused("there is no option --" + name);
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new Misused("--" + name + " needs a value");
            }
            named.add(new Named(name, equals < 0 ? arguments.get(++i) : argument.substring(equals + 1)));
        }
        return new Options(rest, named);
    }

    public List<String> all(String name) {
        return named.stream()
                .filter(option -> option.name().equals(name))
                .map(Named::value)
                .toList();
    }

    public Optional<String> one(String name) {
        return all(name).stream().reduce((first, last) -> last);
    }

    public String required(String name) throws Misused {
        return one(name).orElseThrow(() -> new Misused("--" + name + " is missing"));
    }
}
