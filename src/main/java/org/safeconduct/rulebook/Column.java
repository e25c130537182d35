package org.safeconduct.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.safeconduct.platform.Rejection;

/** A column of a table and the values it may take. The list is closed: what is not in it is refused, never ignored. */
sealed interface Column {

    String name();

    /** @throws Rejection if the value is missing or not one of the column's; names the column, quotes no value */
    void check(@Nullable Object value);

    /**
     * The value as the engine takes it, and as nobody can change it afterwards.
     *
     * @throws Rejection as {@link #check}
     */
    default Object checked(@Nullable Object value) {
        check(value);
        return switch (Objects.requireNonNull(value)) {
            case Collection<?> list -> List.copyOf(list);
            case Number number -> new BigDecimal(number.toString());
            case Object other -> other;
        };
    }

    /** Whether a cell of this column can be written so. Narrower than FEEL, which reads some slips as sense. */
    boolean canBe(String cell);

    /** Values on which every cell of this column must have an answer. */
    List<Object> examples();

    /** The values it may take, where they are terms. */
    default Set<String> terms() {
        return Set.of();
    }

    /** The quoted texts in a cell that are not terms of the column. */
    default Set<String> unknownTerms(String cell) {
        return Set.of();
    }

    private static Rejection refused(String name, @Nullable Object value) {
        return new Rejection(
                Rejection.Kind.INVALID,
                "the rule input '" + name + "' " + (value == null ? "is missing" : "is not one of its values"));
    }

    /** One term, or a list of terms when {@code many}. */
    record Terms(String name, Set<String> terms, boolean many) implements Column {

        private static final Pattern CELL = Pattern.compile(Vocabulary.LIST + "|not\\(" + Vocabulary.LIST + "\\)");

        @Override
        public boolean canBe(String cell) {
            // A list is asked in FEEL's words, such as list contains(?, "term"): the engine takes a bare term for a
            // list of one.
            return many ? cell.contains("?") : CELL.matcher(cell).matches();
        }

        @Override
        public void check(@Nullable Object value) {
            boolean known = many
                    ? value instanceof Collection<?> list && list.stream().allMatch(this::isTerm)
                    : value != null && isTerm(value);
            if (!known) {
                throw refused(name, value);
            }
        }

        @Override
        public List<Object> examples() {
            List<Object> examples = new ArrayList<>();
            if (many) {
                examples.add(List.of());
                terms.forEach(term -> examples.add(List.of(term)));
                examples.add(List.copyOf(terms));
            } else {
                examples.addAll(terms);
            }
            return examples;
        }

        private boolean isTerm(Object value) {
            return value instanceof String && terms.contains(value);
        }

        @Override
        public Set<String> unknownTerms(String cell) {
            Set<String> unknown = Vocabulary.literals(cell);
            unknown.removeAll(terms);
            return unknown;
        }
    }

    /** Yes or no. */
    record Truth(String name) implements Column {

        @Override
        public boolean canBe(String cell) {
            return cell.equals("true") || cell.equals("false");
        }

        @Override
        public List<Object> examples() {
            return List.of(true, false);
        }

        @Override
        public void check(@Nullable Object value) {
            if (!(value instanceof Boolean)) {
                throw refused(name, value);
            }
        }
    }

    /** A number within bounds, both included. */
    record Range(String name, BigDecimal least, BigDecimal most) implements Column {

        private static final Pattern CELL = Pattern.compile("([<>]=?)?\\s*-?\\d+|[\\[(]-?\\d+\\.\\.-?\\d+[\\])]");

        @Override
        public boolean canBe(String cell) {
            return CELL.matcher(cell).matches();
        }

        @Override
        public void check(@Nullable Object value) {
            if (!(value instanceof Number number) || !holds(new BigDecimal(number.toString()))) {
                throw refused(name, value);
            }
        }

        @Override
        public List<Object> examples() {
            return List.of(least, most);
        }

        private boolean holds(BigDecimal number) {
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        }
    }
}
