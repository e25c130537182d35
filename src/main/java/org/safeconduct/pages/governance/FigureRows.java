package org.safeconduct.pages.governance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.safeconduct.evidence.Event;
import org.safeconduct.governance.Figures;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/** What happened in a period beside the one before it. The numbers are as they are told: no difference tells more than they do. */
@Component
class FigureRows {

    private static final Locale READER = Locale.ENGLISH;

    private final Figures figures;
    private final Words words;

    FigureRows(Figures figures, Words words) {
        this.figures = figures;
        this.words = words;
    }

    /**
     * One kind of thing.
     *
     * @param change from the period before, in words
     */
    record Row(String title, String meaning, String number, String before, String change) {}

    List<Row> of(List<Event> events, FigurePeriod period) {
        Map<Event, String> now = told(events, period);
        Map<Event, String> before = told(events, period.before());
        return events.stream()
                .map(event -> {
                    String number = now.getOrDefault(event, "0");
                    String earlier = before.getOrDefault(event, "0");
                    return new Row(
                            words.of("figures." + event.code(), READER),
                            words.of("figures.meaning." + event.code(), READER),
                            number,
                            earlier,
                            words.of("figures.change." + change(number, earlier), READER));
                })
                .toList();
    }

    private Map<Event, String> told(List<Event> events, FigurePeriod period) {
        return figures.told(events, period.firstDay(), period.lastDay());
    }

    /** Of rounded numbers: where they are the same the true ones may differ by a few. */
    static String change(String number, String before) {
        int by = Long.compare(size(number), size(before));
        return by == 0 ? "same" : by > 0 ? "more" : "fewer";
    }

    /** A number that is not told is some, and fewer than the smallest that is. */
    private static long size(String number) {
        return number.chars().allMatch(Character::isDigit) ? Long.parseLong(number) : 1;
    }
}
