package org.safeconduct.disclosure;

import java.util.Optional;

/**
 * The answer to a question of a form: known, or absent for a stated reason. There is no third, silent state.
 *
 * @param <T> what the question asks for
 */
public sealed interface Answer<T> {

    /** The question was answered. Prints as {@code [withheld]}. */
    record Known<T>(T value) implements Answer<T> {
        @Override
        public String toString() {
            return "Known[withheld]";
        }
    }

    /** The question has no answer, and why. */
    record Absent<T>(AbsentReason reason) implements Answer<T> {}

    static <T> Answer<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Answer<T> absent(AbsentReason reason) {
        return new Absent<>(reason);
    }

    /** A question that the form did not put. */
    static <T> Answer<T> notAsked() {
        return absent(AbsentReason.NOT_ASKED);
    }

    /** The value, if there is one. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Absent<T> absent -> Optional.empty();
        };
    }
}
