package org.safeconduct.pages.governance;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.governance.Keeping;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How long things are kept, what ends next, what ended lately. */
@Controller
class KeepingPages {

    private static final Locale READER = Locale.ENGLISH;

    private final Keeping keeping;
    private final Words words;
    private final Moments moments;

    KeepingPages(Keeping keeping, Words words, Moments moments) {
        this.keeping = keeping;
        this.words = words;
        this.moments = moments;
    }

    /** A day on which something ended. */
    record Day(String day, long envelopes, long records) {}

    @GetMapping("/governance/retention")
    ModelAndView show() {
        Keeping.Report report = keeping.report();
        List<Day> lately = report.lately().stream()
                .map(ended -> new Day(Days.of(ended.day()), ended.envelopes(), ended.records()))
                .toList();
        return new ModelAndView("governance/retention")
                .addObject("report", report)
                .addObject("envelopes", length(report.envelopes()))
                .addObject("evidence", length(report.evidence()))
                .addObject("every", length(report.checkEvery()))
                .addObject(
                        "nextEnvelope", report.nextEnvelope().map(moments::of).orElse(""))
                .addObject("nextRecord", report.nextRecord().map(moments::of).orElse(""))
                .addObject("lately", lately);
    }

    private String length(Period period) {
        String parts = Stream.of(
                        period.getYears() == 0 ? "" : words.of("time.years", READER, period.getYears()),
                        period.getMonths() == 0 ? "" : words.of("time.months", READER, period.getMonths()),
                        period.getDays() == 0 ? "" : words.of("time.days", READER, period.getDays()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? words.of("time.days", READER, 0) : parts;
    }

    private String length(Duration duration) {
        if (duration.toMinutes() < 60) {
            return words.of("time.minutes", READER, Math.max(1, duration.toMinutes()));
        }
        return duration.toHours() < 48
                ? words.of("time.hours", READER, duration.toHours())
                : words.of("time.days", READER, duration.toDays());
    }
}
