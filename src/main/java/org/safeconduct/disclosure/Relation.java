package org.safeconduct.disclosure;

/**
 * What one person is to another, and what is known of what passed between them.
 *
 * @param from who, by their id
 * @param is what they are to the other: {@code parent} says that {@code from} is a parent of {@code to}
 * @param to to whom, by their id
 * @param factors of these two; {@link Factors#UNKNOWN} where nothing was said of them apart from others
 */
public record Relation(String from, Relationship is, String to, Factors factors) {

    public Relation {
        factors = Factors.orUnknown(factors);
    }

    /** Of whom nothing else is known. */
    public Relation(String from, Relationship is, String to) {
        this(from, is, to, Factors.UNKNOWN);
    }

    /** Whether it is between this person and another. */
    public boolean touches(Person person) {
        return from.equals(person.id()) || to.equals(person.id());
    }

    @Override
    public String toString() {
        return "Relation[withheld]";
    }
}
