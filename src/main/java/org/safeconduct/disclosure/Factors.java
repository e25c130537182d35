package org.safeconduct.disclosure;

import org.jspecify.annotations.Nullable;

/** Facts that make a concern more serious. {@code apparentlyConsensual} may be recorded and never lowers routing. */
public record Factors(
        Tri coercion,
        Tri gain,
        Tri imageSharing,
        Tri powerImbalance,
        Tri multipleAllegedPersons,
        Tri apparentlyConsensual) {

    /** Nothing is known. */
    public static final Factors UNKNOWN =
            new Factors(Tri.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN, Tri.UNKNOWN);

    /** For a form that has no such part. */
    static Factors orUnknown(@Nullable Factors factors) {
        return factors == null ? UNKNOWN : factors;
    }

    @Override
    public String toString() {
        return "Factors[withheld]";
    }
}
