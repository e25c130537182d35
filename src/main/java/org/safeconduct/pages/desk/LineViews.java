package org.safeconduct.pages.desk;

import java.util.List;
import java.util.Locale;
import org.safeconduct.desk.InboxList;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/** A line of the list, in words. */
@Component
class LineViews {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;
    private final Moments moments;

    LineViews(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    /**
     * Nothing in the list says whom a case is about.
     *
     * @param last when its newest part arrived, in milliseconds
     * @param urgency the code, for style; {@code urgent} says the same
     * @param unread that nobody has opened it here; empty if somebody has
     * @param news from the sharer, in words
     */
    record Line(
            String reference,
            String arrived,
            long last,
            String due,
            String urgency,
            String urgent,
            String state,
            String unread,
            List<String> news) {}

    Line of(InboxList.Line line) {
        return new Line(
                line.reference().value(),
                moments.of(line.arrivedAt()),
                line.lastAt().toEpochMilli(),
                line.dueAt().map(moments::of).orElse(""),
                line.urgency().code(),
                words.of("desk.urgency", line.urgency(), READER),
                words.of("desk.state", line.state(), READER),
                line.opened() ? "" : words.of("desk.unread", READER),
                line.news().stream()
                        .map(news -> words.of("desk.news", news, READER))
                        .toList());
    }
}
