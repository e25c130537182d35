package org.safeconduct.exchange;

import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A form of a case's statement besides JSON, such as a page. Whoever can write one brings a bean of this type. */
public interface StatementForm {

    /** What a caller accepts to get this form; also the answer's content type. */
    MediaType type();

    /** @param version what holds now, in the reader's language */
    ResponseEntity<byte[]> write(Statements.Version version, Locale reader);
}
