package org.safeconduct.exchange;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A form of a case's statement besides JSON, such as a page. Whoever can write one brings a bean of this type. */
public interface StatementForm {

    /** What a caller accepts to get this form; also the answer's content type. */
    MediaType type();

    /** @param version what holds now, in the reader's language */
    byte[] write(Statements.Version version, Locale reader);

    /** What it is called where it is saved; empty if it is read at once. Must not say whose case it is. */
    default Optional<String> file() {
        return Optional.empty();
    }
}
