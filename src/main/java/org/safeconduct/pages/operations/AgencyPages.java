package org.safeconduct.pages.operations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.safeconduct.administration.KeysOfAgencies;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyStates;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The organisations, their keys and whom to phone or write to. It shows; what changes them is the interface of operators. */
@Controller
class AgencyPages {

    private static final Locale READER = Locale.ENGLISH;

    private final KeysOfAgencies keys;
    private final Words words;
    private final Moments moments;

    AgencyPages(KeysOfAgencies keys, Words words, Moments moments) {
        this.keys = keys;
        this.words = words;
        this.moments = moments;
    }

    /**
     * An organisation in words.
     *
     * @param state empty if it takes part
     */
    record Shown(
            String id,
            String name,
            String sector,
            String state,
            String contact,
            String endpoint,
            boolean readable,
            List<Line> keys,
            List<Line> gone) {

        @Override
        public String toString() {
            return "Shown[" + id + ", withheld]";
        }
    }

    /**
     * A key in words.
     *
     * @param good whether nobody has to do anything about it
     */
    record Line(String fingerprint, String state, String what, boolean good, String when) {}

    @GetMapping("/operations/agencies")
    ModelAndView show() {
        return new ModelAndView("operations/agencies")
                .addObject("agencies", keys.all().stream().map(this::shown).toList());
    }

    private Shown shown(KeysOfAgencies.Seen seen) {
        Agency agency = seen.agency();
        return new Shown(
                agency.id().value(),
                agency.name(),
                words.of("agency.sector", agency.sector(), READER),
                seen.state() == AgencyStates.State.ACTIVE ? "" : words.of("agency.state", seen.state(), READER),
                agency.contact().orElse(""),
                words.of("agency.receives." + receives(agency), READER),
                seen.readable(),
                seen.keys().stream().map(this::line).toList(),
                seen.gone().stream()
                        .map(gone -> new Line(grouped(gone.fingerprint()), "", "", true, moments.of(gone.at())))
                        .toList());
    }

    private Line line(KeysOfAgencies.Key key) {
        boolean good = key.state() == KeysOfAgencies.State.IN_USE;
        Instant until = key.until();
        return new Line(
                grouped(key.fingerprint()),
                words.of("agency.key", key.state(), READER),
                words.of("agency.key.what", key.state(), READER)
                        + (key.seals() ? "" : " " + words.of("agency.key.signs", READER)),
                good,
                moments.of(until));
    }

    private static String receives(Agency agency) {
        if (agency.receivesAtDesk()) {
            return "desk";
        }
        return agency.endpoint().isPresent() ? "system" : "nothing";
    }

    /** As people read it to one another on the phone. */
    private static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(....)(?=.)", "$1 ");
    }
}
