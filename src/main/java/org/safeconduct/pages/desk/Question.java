package org.safeconduct.pages.desk;

import java.util.List;
import org.safeconduct.pages.Field;

/**
 * One question of an officer's form.
 *
 * @param name of the member of the act's body that it answers, and of the form's field
 * @param required whether the form cannot be sent without
 * @param longest of a text
 */
record Question(String name, Kind kind, boolean required, int longest, List<Field.Choice> choices) {

    enum Kind {
        RADIOS,
        SELECT,
        TEXT,
        TEXTAREA,
        DATE
    }

    static Question radios(String name, List<Field.Choice> choices) {
        return new Question(name, Kind.RADIOS, false, 0, choices);
    }

    static Question select(String name, List<Field.Choice> choices) {
        return new Question(name, Kind.SELECT, false, 0, choices);
    }

    static Question text(String name, int longest) {
        return new Question(name, Kind.TEXT, false, longest, List.of());
    }

    static Question textarea(String name, int longest) {
        return new Question(name, Kind.TEXTAREA, false, longest, List.of());
    }

    static Question date(String name) {
        return new Question(name, Kind.DATE, false, 0, List.of());
    }

    Question needed() {
        return new Question(name, kind, true, longest, choices);
    }
}
