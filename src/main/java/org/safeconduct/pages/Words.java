package org.safeconduct.pages;

import java.util.Locale;
import org.safeconduct.disclosure.Code;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of {@code messages.properties}, in the reader's language. A word that is missing is a fault, not a key shown. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws org.springframework.context.NoSuchMessageException if nobody wrote it */
    public String of(String key, Locale reader, Object... arguments) {
        return messages.getMessage(key, arguments, reader);
    }

    /** The label of a code, written {@code <prefix>.<code>}. */
    public String of(String prefix, Code code, Locale reader) {
        return of(prefix + "." + code.code(), reader);
    }

    /** Where a rule is supported, with our own notes called by what they are, and not by the name of a file. */
    public String source(String source, Locale reader) {
        return source.replace("police-handling.md", of("source.police-handling", reader))
                .replace("sharing-law.md", of("source.sharing-law", reader));
    }

    public boolean has(String key, Locale reader) {
        return messages.getMessage(key, null, null, reader) != null;
    }

    /** The word, or another where nobody wrote it. */
    public String or(String key, Locale reader, String otherwise) {
        return has(key, reader) ? of(key, reader) : otherwise;
    }
}
