package org.safeconduct.disclosure;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * What holds of several pairs together. Danger in one is danger; that it seemed agreed holds only where it held of each. What was
     * said of nobody in particular counts as one more.
     */
    static Factors together(Factors ofAll, List<Factors> pairs) {
        List<Factors> said = Stream.concat(
                        Stream.of(ofAll).filter(factors -> pairs.isEmpty() || !factors.equals(UNKNOWN)), pairs.stream())
                .toList();
        return new Factors(
                any(said, Factors::coercion),
                any(said, Factors::gain),
                any(said, Factors::imageSharing),
                any(said, Factors::powerImbalance),
                any(said, Factors::multipleAllegedPersons),
                all(said, Factors::apparentlyConsensual));
    }

    private static Tri any(List<Factors> said, Function<Factors, Tri> factor) {
        Set<Tri> answers = said.stream().map(factor).collect(Collectors.toSet());
        if (answers.contains(Tri.YES)) {
            return Tri.YES;
        }
        return answers.equals(Set.of(Tri.NO)) ? Tri.NO : Tri.UNKNOWN;
    }

    private static Tri all(List<Factors> said, Function<Factors, Tri> factor) {
        Set<Tri> answers = said.stream().map(factor).collect(Collectors.toSet());
        if (answers.contains(Tri.NO)) {
            return Tri.NO;
        }
        return answers.equals(Set.of(Tri.YES)) ? Tri.YES : Tri.UNKNOWN;
    }

    /** For a form that has no such part. */
    static Factors orUnknown(@Nullable Factors factors) {
        return factors == null ? UNKNOWN : factors;
    }

    @Override
    public String toString() {
        return "Factors[withheld]";
    }
}
