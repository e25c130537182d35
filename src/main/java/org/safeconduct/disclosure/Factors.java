package org.safeconduct.disclosure;

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

    @Override
    public String toString() {
        return "Factors[withheld]";
    }
}
