package org.safeconduct.pages;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeconduct.disclosure.Code;
import org.safeconduct.rulebook.RuleInfo;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of {@code messages.properties}, in the reader's language. A word that is missing is a fault, not a key shown. */
@Component
public class Words {

    private static final Pattern OUR_NOTES = Pattern.compile("\\s*\\((?:[^()]*\\.md\\b[^()]*|§[^()]*)\\)");
    private static final Pattern MARKS = Pattern.compile("\\s*\\[[VSK]?\\d*(?:,\\s*[VSK]?\\d+)*]");
    private static final Pattern UNREAD = Pattern.compile(",(?: [^,;]+)? not read\\b");

    private static final Pattern INFERRED = Pattern.compile("inference from the sources of §\\d+");

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

    /** Where something is written down, in words for a reader, with how well it is supported. */
    public String source(String source, RuleInfo.Grade grade, Locale reader) {
        return of("sent.source", reader, source(source, reader), of("statement.grade." + grade.name(), reader));
    }

    /**
     * Where a rule is supported, in people's words: without the places in our own notes and without marks such as [V12],
     * which the rules page and the interface keep. How well it is supported is said beside it.
     */
    public String source(String source, Locale reader) {
        String plain = OUR_NOTES.matcher(source).replaceAll("");
        plain = MARKS.matcher(plain).replaceAll("");
        plain = UNREAD.matcher(plain).replaceAll("");
        plain = INFERRED.matcher(plain).replaceAll(Matcher.quoteReplacement(of("source.inference", reader)));
        return plain.replace("scenario sheet, background knowledge", of("source.background", reader))
                .replace("background knowledge of practice", of("source.background", reader))
                .replace("police-handling.md", of("source.police-handling", reader))
                .replace("sharing-law.md", of("source.sharing-law", reader))
                .strip();
    }

    public boolean has(String key, Locale reader) {
        return messages.getMessage(key, null, null, reader) != null;
    }

    /** The word, or another where nobody wrote it. */
    public String or(String key, Locale reader, String otherwise) {
        return has(key, reader) ? of(key, reader) : otherwise;
    }
}
