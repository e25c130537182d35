package org.safeconduct.disclosure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A term of a closed list, as it is written on the wire: the constant's name in lower case with hyphens. */
public interface Code {

    String name();

    /** The code on the wire. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of {@code list} that is written {@code code}; empty when the list has no such term. */
    static <E extends Enum<E> & Code> Optional<E> read(Class<E> list, String code) {
        return Arrays.stream(list.getEnumConstants())
                .filter(term -> term.code().equals(code))
                .findFirst();
    }
}
