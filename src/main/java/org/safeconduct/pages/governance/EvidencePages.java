package org.safeconduct.pages.governance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.governance.EvidenceInquiry;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Evidence by reference, kind, agency and day: nothing that is asked for by the address is about a person. */
@Controller
class EvidencePages {

    private static final Locale READER = Locale.ENGLISH;
    private static final int PER_PAGE = 50;

    private final EvidenceInquiry inquiry;
    private final Register register;
    private final Words words;
    private final Moments moments;

    EvidencePages(EvidenceInquiry inquiry, Register register, Words words, Moments moments) {
        this.inquiry = inquiry;
        this.register = register;
        this.words = words;
        this.moments = moments;
    }

    /**
     * One record in words.
     *
     * @param who the agencies that it names
     * @param record as it is kept
     */
    record Line(String at, String what, String reference, String who, String record) {}

    @GetMapping("/governance/evidence")
    ModelAndView search(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam Optional<Long> older,
            @RequestParam Optional<String> search) {
        String asked = reference.strip().toUpperCase(Locale.ROOT);
        Optional<Event> kind = Code.read(Event.class, event);
        Optional<Agency> of = register.agencies().stream()
                .filter(known -> known.id().value().equals(agency))
                .findFirst();
        String wrong = "";
        List<Found> found = List.of();
        if (!asked.isEmpty() && !Reference.isReference(asked)) {
            wrong = "reference";
        } else if (search.isPresent() || older.isPresent()) {
            try {
                found = inquiry.find(
                        new EvidenceInquiry.Asked(
                                Optional.of(asked)
                                        .filter(Reference::isReference)
                                        .map(Reference::new),
                                kind,
                                of.map(Agency::id),
                                from.strip(),
                                to.strip(),
                                older.map(OptionalLong::of).orElse(OptionalLong.empty())),
                        PER_PAGE + 1);
            } catch (Rejection rejection) {
                wrong = String.valueOf(rejection.pointer()).replace("/", "");
            }
        }
        List<Field> fields = List.of(
                field("reference", List.of(), Reference.isReference(asked) ? asked : "", wrong),
                field("event", events(), kind.map(Event::code).orElse(""), wrong),
                field("agency", agencies(), of.map(one -> one.id().value()).orElse(""), wrong),
                field("from", List.of(), from, wrong),
                field("to", List.of(), to, wrong));
        boolean more = found.size() > PER_PAGE;
        List<Found> shown = found.stream().limit(PER_PAGE).toList();
        return new ModelAndView(
                        "governance/evidence", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY)
                .addObject("fields", fields)
                .addObject("searched", wrong.isEmpty() && (search.isPresent() || older.isPresent()))
                .addObject("lines", shown.stream().map(this::line).toList())
                .addObject(
                        "next",
                        more
                                ? UriComponentsBuilder.fromPath("/governance/evidence")
                                        .queryParam("reference", asked)
                                        .queryParam(
                                                "event", kind.map(Event::code).orElse(""))
                                        .queryParam(
                                                "agency",
                                                of.map(one -> one.id().value()).orElse(""))
                                        .queryParam("from", from.strip())
                                        .queryParam("to", to.strip())
                                        .queryParam("older", shown.getLast().entry())
                                        .toUriString()
                                : "");
    }

    private Line line(Found found) {
        String who = Stream.of(Fact.AGENCY, Fact.RECIPIENT_AGENCY, Fact.ACTOR_AGENCY)
                .map(found::text)
                .filter(id -> !id.isEmpty())
                .distinct()
                .map(this::name)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return new Line(
                moments.of(Instant.parse(found.at())),
                words.of("evidence." + found.event(), READER),
                found.reference(),
                who,
                found.record());
    }

    private String name(String agency) {
        return register.agencies().stream()
                .filter(known -> known.id().value().equals(agency))
                .map(Agency::name)
                .findFirst()
                .orElse(agency);
    }

    private List<Field.Choice> events() {
        return Stream.concat(
                        Stream.of(new Field.Choice("", words.of("evidence.any", READER))),
                        Arrays.stream(Event.values())
                                .map(event -> new Field.Choice(event.code(), words.of("evidence", event, READER)))
                                .sorted(java.util.Comparator.comparing(Field.Choice::label)))
                .toList();
    }

    private List<Field.Choice> agencies() {
        return Stream.concat(
                        Stream.of(new Field.Choice("", words.of("evidence.any", READER))),
                        register.agencies().stream()
                                .sorted(java.util.Comparator.comparing(Agency::name))
                                .map(agency -> new Field.Choice(agency.id().value(), agency.name())))
                .toList();
    }

    private Field field(String name, List<Field.Choice> choices, String given, String wrong) {
        String key = "search." + name;
        return new Field(
                name,
                words.of(key, READER),
                words.or(key + ".hint", READER, ""),
                choices,
                List.of(given),
                wrong.equals(name) ? words.of(key + ".error", READER) : "");
    }
}
