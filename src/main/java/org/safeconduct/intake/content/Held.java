package org.safeconduct.intake.content;

/** What a document holds besides words. */
public enum Held {
    WORDS_ONLY,
    /** Pictures, films, sounds, or a document inside the document. */
    OBJECTS,
    /** It is locked, broken, or holds more than can be looked through, so nobody can say. */
    UNREADABLE;

    /** What holds for two parts of one document. */
    Held and(Held other) {
        return this == WORDS_ONLY ? other : this;
    }
}
