package org.safeconduct.sharing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Code;

/**
 * The four questions that sharing law puts, and how each was answered. A permit needs all four; the one exception is
 * immediate danger.
 *
 * @param power whether there is a duty, power or function to disclose to this recipient for this purpose
 * @param confidence whether the duty of confidence yields: to consent, to statute or a court, or to the public interest
 * @param dataProtection whether the UK GDPR and the Data Protection Act 2018 allow it
 * @param bar whether an item is protected by a law of its own
 */
public record Gates(Gate power, Gate confidence, DataProtection dataProtection, Gate bar) {

    /** How a gate was answered. */
    public enum Result implements Code {
        PASSED,
        /** Passed, if the sharer's organisation records what the basis says is to be recorded. */
        TO_RECORD,
        FAILED,
        /** No row answers it, which is as good as a no. */
        NOT_SETTLED;

        boolean passes() {
            return switch (this) {
                case PASSED, TO_RECORD -> true;
                case FAILED, NOT_SETTLED -> false;
            };
        }
    }

    /**
     * @param basis what it rests on, or why it fails; empty if not settled
     * @param rule the row that settled it; empty if none did
     * @param outweighedBy where it fails: what another row that applies rests a yes on
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Gate(Result result, String basis, String rule, Optional<Outweighing> outweighedBy) {

        Gate(Result result, String basis, String rule) {
            this(result, basis, rule, Optional.empty());
        }
    }

    /** Another row's yes to a gate that fails. The gate still fails: whether the yes prevails is for a person. */
    public record Outweighing(String basis, String rule) {}

    /**
     * @param article6 UK GDPR Article 6 basis
     * @param article9 the Article 9 basis for special category data
     * @param article10 the condition for data about offences, allegations included
     * @param schedule1 the condition of Data Protection Act 2018 Schedule 1
     * @param limb why there is no consent, in the terms of Schedule 1 paragraph 18(2)
     * @param rules the rows that settled these
     */
    public record DataProtection(
            Result result,
            String article6,
            String article9,
            String article10,
            String schedule1,
            String limb,
            Rules rules) {}

    /** The ids of rows, each once; written in their order, with blanks between. */
    public record Rules(List<String> ids) {

        public Rules {
            ids = ids.stream().distinct().sorted().toList();
        }

        @JsonCreator
        static Rules read(String written) {
            return new Rules(written.isEmpty() ? List.of() : List.of(written.split(" ")));
        }

        @JsonValue
        @Override
        public String toString() {
            return String.join(" ", ids);
        }
    }

    /** The gates in short, for evidence: each with its result and the rules that settled it. */
    public List<String> inShort() {
        return List.of(
                inShort("power", power.result(), power.rule()),
                inShort("confidence", confidence.result(), confidence.rule()),
                inShort(
                        "data-protection",
                        dataProtection.result(),
                        dataProtection.rules().toString()),
                inShort("bar", bar.result(), bar.rule()));
    }

    private static String inShort(String name, Result result, String rules) {
        return (name + " " + result.code() + " " + rules).strip();
    }

    boolean allPass() {
        return power.result().passes()
                && confidence.result().passes()
                && dataProtection.result().passes()
                && bar.result().passes();
    }
}
