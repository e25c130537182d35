package org.safeconduct.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safeconduct.disclosure.Nation;

/** A decision table in force: facts in, the rows that apply out. */
public interface DecisionTable {

    /** Version of the rulebook the table belongs to, such as {@code 2026.11}. */
    String version();

    /** Every row, in the order of the file. */
    List<RuleInfo> rows();

    /** The names of the facts that the table asks for. */
    Set<String> inputs();

    /** For each row's id, the names of the facts that its cells look at; a row that looks at none is left out. */
    Map<String, Set<String>> asked();

    /**
     * The terms of which an input's value is made, or that an output's cells may hold. Empty for a truth value, a number,
     * an output that is free text, and a column that the table does not have.
     */
    Set<String> terms(String column);

    /**
     * What stands in a row: its cells and its notes by their columns, in the order of the file. A cell that leaves its column
     * open is left out.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    Map<String, String> cells(String row);

    /**
     * The rows whose cells match, that are in effect on {@code day} and that apply in {@code nation}.
     *
     * @param facts one value for each input column: a string of the column's vocabulary, a list of such strings, a boolean
     *     or a number
     * @throws org.safeconduct.platform.Rejection if an input is missing or outside its column's vocabulary: never ignored
     */
    List<Match> evaluate(Map<String, Object> facts, LocalDate day, Nation nation);
}
